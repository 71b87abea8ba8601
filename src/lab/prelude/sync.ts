import { createBarrier, type BarrierConstructor } from './barrier.ts';
import { createChannel, type ChannelConstructor } from './channel.ts';
import { createCondition, type ConditionConstructor } from './condition.ts';
import { createMutex, type MutexConstructor } from './mutex.ts';
import { createRwLock, type RwLockConstructor } from './rw-lock.ts';
import { createSemaphore, type SemaphoreConstructor } from './semaphore.ts';
import type { SyncHost } from './sync-host.ts';

/** The classes of `lab` with which threads wait for each other, as one thread has them. */
export interface Sync {
  Mutex: MutexConstructor;
  Semaphore: SemaphoreConstructor;
  Condition: ConditionConstructor;
  RwLock: RwLockConstructor;
  Barrier: BarrierConstructor;
  Channel: ChannelConstructor;
}

/** Makes them on `host`'s Atomics. Two objects over the same cells, in one thread or several, are the same lock. */
export function createSync(host: SyncHost): Sync {
  return {
    Mutex: createMutex(host),
    Semaphore: createSemaphore(host),
    Condition: createCondition(host),
    RwLock: createRwLock(host),
    Barrier: createBarrier(host),
    Channel: createChannel(host),
  };
}
