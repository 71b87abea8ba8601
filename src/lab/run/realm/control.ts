import type { WireOutcome } from '../wire.ts';

/**
 * What a realm asks of the run that it is a thread of: numbers that all threads draw from, and, under control, time, turns
 * and the end. A run of one thread without control has none.
 */
export interface Control {
  /** 0 is main. */
  readonly thread: number;
  /** One thread at a time, on the virtual clock; false in a free run. */
  readonly isControlled: boolean;
  /** Events are wanted; false while exploring. */
  records(): boolean;
  nextEvent(): number;
  /** Threads beside main that are not over. */
  countAlive(): number;
  nextLane(): number;
  /** Lane of this thread's own top level. */
  rootLane(): number;
  /** Milliseconds on the clock of all threads. */
  now(): number;
  setNow(ms: number): void;
  /** Holds this thread on the virtual clock, others go on. False when there is no other. */
  sleep(ms: number, site: number): boolean;
  /** Before a write to the output. */
  beforeWrite(): void;
  /** After it: the write belongs to the execution's account. */
  wrote(stream: number, text: string, site: number): void;
  /** An error that nobody caught, a rejection, a failed assertion … for the execution's account. */
  report(type: 'threw' | 'rejection' | 'assertion' | 'lost', name: string, text: string, site: number): void;
  /** Ends the whole execution. @throws ABORTED inside learner code */
  end(outcome: WireOutcome): void;
}
