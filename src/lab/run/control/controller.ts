import { explore, findWaitLinks } from '../../explore/index.ts';
import { createExecutor, type ControlledExecutor, type ExecutorOptions } from './executor.ts';
import { CELL, type ControlMemory } from './layout.ts';
import type { ControllerMessage, ControllerRequest, ExecutionReport, PoolCall } from './messages.ts';

const PROGRESS_MS = 100;
const WAIT_MS = 50;

/** The worker above the threads: runs executions and searches, and blocks while they go on. Never runs learner code. */
export function createController(post: (call: PoolCall) => void): (request: ControllerRequest) => void {
  let memory: ControlMemory | null = null;

  const tell = (message: ControllerMessage): void => post({ type: 'page', message });

  /** Blocks until so many workers wait for a turn, or the run is stopped. */
  function awaitWorkers(ctl: Int32Array, count: number): void {
    for (;;) {
      const size = Atomics.load(ctl, CELL.poolSize);
      if (size >= count || Atomics.load(ctl, CELL.stop) === 1) return;
      Atomics.wait(ctl, CELL.poolSize, size, WAIT_MS);
    }
  }

  function open(shared: ControlMemory, options: ExecutorOptions): ControlledExecutor {
    const { ctl } = shared;
    return createExecutor(
      shared,
      options,
      (count) => awaitWorkers(ctl, count),
      (count) => {
        Atomics.store(ctl, CELL.poolSize, 0);
        post({ type: 'renew', count });
        awaitWorkers(ctl, count);
      },
    );
  }

  function execute(shared: ControlMemory, request: Extract<ControllerRequest, { type: 'execute' }>): void {
    const executor = open(shared, request.options);
    const whole = executor.execute(request.plan);
    const waiting = whole.end === 'stuck' ? findWaitLinks(whole) : [];
    const report: ExecutionReport = {
      ...whole,
      steps: new Float64Array(0), // shared memory stays inside
      waiting,
      lanes: executor.lanes(),
      pauseKind: shared.ctl[CELL.pauseKind] === 1 ? 'event' : 'thread',
    };
    tell({ type: 'executed', execution: report });
  }

  function search(shared: ControlMemory, request: Extract<ControllerRequest, { type: 'explore' }>): void {
    const executor = open(shared, request.options);
    let toldAtMs = performance.now();
    const findings = explore(executor, request.explore, {
      nowMs: () => performance.now(),
      isStopRequested: () => Atomics.load(shared.ctl, CELL.stop) === 1,
      onProgress: (progress) => {
        const nowMs = performance.now();
        if (nowMs - toldAtMs < PROGRESS_MS) return;
        toldAtMs = nowMs;
        tell({ type: 'progress', progress });
      },
    });
    tell({ type: 'explored', findings });
  }

  return (request) => {
    if (request.type === 'init') {
      ({ memory } = request);
      return;
    }
    if (!memory) return;
    Atomics.store(memory.ctl, CELL.stop, 0);
    try {
      if (request.type === 'execute') execute(memory, request);
      else search(memory, request);
    } catch (error) {
      tell({
        type: 'broken',
        message: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    }
  };
}
