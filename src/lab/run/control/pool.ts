import { createFreeWork } from './free-work.ts';
import { CELL, createControlMemory, STATE, THREAD, threadCell, type ControlMemory } from './layout.ts';
import type {
  ControllerMessage,
  ControllerRequest,
  PoolCall,
  PoolProgram,
  PoolReply,
  PoolRequest,
  ThreadStart,
} from './messages.ts';
import type { RealmMessage } from '../wire.ts';

/** A worker as its surroundings give it: of a browser's frame, or of a Node process. */
export interface WorkerHandle {
  post(message: unknown, transfer?: Transferable[]): void;
  terminate(): void;
}

/** What a pool needs of its surroundings. */
export interface PoolHost {
  startThread(onCall: (call: PoolCall) => void): WorkerHandle;
  startController(onCall: (call: PoolCall) => void): WorkerHandle;
  /** The program's scripts as `ThreadStart.scripts` has them. */
  toScripts(program: PoolProgram): string[];
  reply(message: PoolReply, transfer?: Transferable[]): void;
}

/** The workers of one program: its threads, one worker each, and the controller above them. Runs where nothing ever blocks. */
export interface Pool {
  handle(request: PoolRequest): void;
  /** Ends all workers. */
  close(): void;
}

interface Opened {
  id: number;
  memory: ControlMemory;
  threads: WorkerHandle[];
  controller: WorkerHandle | null;
  scripts: string[];
  /** Free run: events there were when all threads were last seen waiting; −1 = they were not. */
  heldAt: number;
  request: Extract<PoolRequest, { type: 'open' }>;
}

export function createPool(host: PoolHost): Pool {
  let opened: Opened | null = null;

  function startThread(own: Opened, thread: number): WorkerHandle {
    const worker = host.startThread((call) => {
      if (opened === own) hear(own, thread, call);
    });
    const { options, isFree } = own.request;
    const start: ThreadStart = {
      type: 'thread',
      thread,
      memory: own.memory,
      options,
      scripts: own.scripts,
      isFree,
    };
    worker.post(start);
    return worker;
  }

  function grow(own: Opened, count: number): void {
    while (own.threads.length < count) own.threads.push(startThread(own, own.threads.length));
  }

  function hear(own: Opened, thread: number, call: PoolCall): void {
    switch (call.type) {
      case 'grow':
        grow(own, call.count);
        break;
      case 'renew':
        renew(own, call.count);
        break;
      case 'parcel':
        own.threads[call.to]?.post({ type: 'parcel', parcel: call.parcel }, call.transfer);
        break;
      case 'terminate':
        own.threads[call.thread]?.terminate();
        // Its own last word, which it can't say any more.
        host.reply({ type: 'thread', pool: own.id, thread: call.thread, message: toClosed(call.thread) });
        break;
      case 'page':
        if (thread < 0)
          host.reply({ type: 'controller', pool: own.id, message: call.message as ControllerMessage });
        else host.reply({ type: 'thread', pool: own.id, thread, message: call.message as RealmMessage });
        break;
    }
  }

  /** Whether every thread of a free run waits for another one, as it did when this was asked last. */
  function check(own: Opened): void {
    const { ctl } = own.memory;
    const count = Atomics.load(ctl, CELL.threadCount);
    const waiting: { lane: number; site: number }[] = [];
    for (let t = 0; t < count; t++) {
      const state = Atomics.load(ctl, threadCell(t, THREAD.state));
      if (state === STATE.running) {
        own.heldAt = -1;
        return;
      }
      if (state !== STATE.held) continue;
      waiting.push({
        lane: Atomics.load(ctl, threadCell(t, THREAD.lane)),
        site: Atomics.load(ctl, threadCell(t, THREAD.guardOperand)),
      });
    }
    // Letters on their way count as work, each thread that is not at rest as one.
    const isQuiet = createFreeWork(own.memory).count() === waiting.length;
    const events = Atomics.load(ctl, CELL.eventCount);
    if (waiting.length > 0 && isQuiet && own.heldAt === events) {
      host.reply({ type: 'held', pool: own.id, waiting });
    }
    own.heldAt = isQuiet ? events : -1;
  }

  /** Fresh workers: the program has changed something in the old ones that outlives an execution. */
  function renew(own: Opened, count: number): void {
    for (const worker of own.threads) worker.terminate();
    own.threads = [];
    Atomics.store(own.memory.ctl, CELL.poolSize, 0);
    grow(own, count);
  }

  function open(request: Extract<PoolRequest, { type: 'open' }>): void {
    close();
    const own: Opened = {
      id: request.pool,
      memory: createControlMemory(),
      threads: [],
      controller: null,
      scripts: host.toScripts(request.program),
      heldAt: -1,
      request,
    };
    opened = own;
    const { ctl } = own.memory;
    if (request.isFree) {
      ctl[CELL.threadCount] = 1;
      ctl[CELL.laneCount] = 1;
      ctl[threadCell(0, THREAD.share)] = 1;
      ctl[threadCell(0, THREAD.state)] = STATE.running;
    } else {
      own.controller = host.startController((call) => {
        if (opened === own) hear(own, -1, call);
      });
      own.controller.post({ type: 'init', memory: own.memory } satisfies ControllerRequest);
    }
    grow(own, request.workers);
  }

  function close(): void {
    if (!opened) return;
    const own = opened;
    opened = null;
    Atomics.store(own.memory.ctl, CELL.stop, 1);
    own.controller?.terminate();
    for (const worker of own.threads) worker.terminate();
  }

  return {
    close,
    handle(request) {
      if (request.type === 'open') {
        open(request);
        return;
      }
      const own = opened;
      if (!own || own.id !== request.pool) return;
      switch (request.type) {
        case 'execute': {
          const { plan, options } = request;
          own.controller?.post({ type: 'execute', plan, options } satisfies ControllerRequest);
          break;
        }
        case 'explore': {
          const { explore, options } = request;
          own.controller?.post({ type: 'explore', explore, options } satisfies ControllerRequest);
          break;
        }
        case 'toThread':
          own.threads[request.thread]?.post({ type: 'page', message: request.message });
          break;
        case 'stop':
          Atomics.store(own.memory.ctl, CELL.stop, 1);
          break;
        case 'check':
          if (own.request.isFree) check(own);
          break;
        case 'close':
          close();
          break;
      }
    },
  };
}

function toClosed(thread: number): Extract<RealmMessage, { type: 'closed' }> {
  return {
    type: 'closed',
    execution: 0,
    thread,
    uncaught: null,
    droppedEvents: 0,
    droppedWrites: 0,
    droppedBytes: 0,
    findings: [],
  };
}
