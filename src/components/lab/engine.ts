import { createCompiler, createLabSession, createRunner } from '../../lab/index.ts';
import type { LabSession } from '../../lab/index.ts';
import type { ServedLab } from '../../course/types.ts';
import { checkRun, isSolved } from '../../learn/index.ts';
import { pageHost } from '../sandbox/page-host.ts';

type Compiler = ReturnType<typeof createCompiler>;
type Runner = ReturnType<typeof createRunner>;

// One compiler and one sandbox a page, shared by its labs and made when first asked for.
let shared: { compiler: Compiler; runner: Runner } | null = null;

/** The compiler and the sandbox that all labs of the page share. */
export function openEngine(): { compiler: Compiler; runner: Runner } {
  shared ??= { compiler: createCompiler(), runner: createRunner(pageHost) };
  return shared;
}

/** Fetches and starts what the first run needs, ahead of it. */
export function warmEngine(): void {
  const { compiler, runner } = openEngine();
  runner.warm().catch((error: unknown) => console.error('The sandbox could not start.', error));
  compiler
    .compile({ files: { 'main.ts': '' } })
    .catch((error: unknown) => console.error('The compiler could not start.', error));
}

/** A session of this lab on the page's engine, at its starter. */
export function openSession(lab: ServedLab): LabSession {
  const { entry, clock, record, network, files, timerJitterMs = 0, goal } = lab;
  return createLabSession({
    files,
    settings: { entry, clock, seed: 1, record, network, limits: {}, timerJitterMs },
    ...(goal !== undefined && { isGoalMet: (result) => isSolved(checkRun(goal.check, result)) }),
    ...openEngine(),
  });
}
