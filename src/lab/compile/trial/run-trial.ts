import type { Esbuild } from '../bundle.ts';
import { MEANING, readOutput } from '../bundle.ts';
import type { Program } from '../types.ts';
import { createRecording } from './recording-hooks.ts';

export interface Trial {
  output: string[];
  ended: string;
}

export interface RecordedTrial extends Trial {
  calls: string[];
  violations: string[];
  /** What a thread's module exports. */
  exports: object | null;
}

/** Runs a module as the engine itself would, types stripped and nothing else. Its only import may be none. */
export async function runBare(esbuild: Esbuild, source: string): Promise<Trial> {
  const result = await esbuild.build({
    ...MEANING,
    stdin: { contents: `${source}\nexport {};`, loader: 'ts' },
    write: false,
    outfile: 'bare.js',
    sourcemap: 'external',
    keepNames: true,
  });
  const text = readOutput(result).text.replace(/^#!.*/, '');
  const { console, output } = createConsole();
  const consoles = ((globalThis as { trialConsoles?: TrialConsole[] }).trialConsoles ??= []);
  const index = consoles.push(console) - 1;
  const module = `const console = globalThis.trialConsoles[${index}];${text}`;
  try {
    await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(module)}`);
    await drain();
    return { output, ended: 'done' };
  } catch (error) {
    await drain();
    return { output, ended: `threw ${String(error)}` };
  }
}

/** Runs a compiled program, or the module of one of its threads, with hooks that check each other. */
export async function runInstrumented(program: Program, thread?: string): Promise<RecordedTrial> {
  const { code } = program.threads.find(({ path }) => path === thread) ?? program;
  const { console, output } = createConsole();
  const refuse = (): never => {
    throw new Error('a trial has no prelude');
  };
  const lab = {
    ...{ sleep: refuse, blockingSleep: refuse, write: refuse, paint: refuse, assert: refuse, spawn: refuse },
    ...{
      Mutex: refuse,
      Semaphore: refuse,
      Condition: refuse,
      RwLock: refuse,
      Barrier: refuse,
      Channel: refuse,
    },
  };
  const recording = createRecording(program.sites.length, lab);
  const { hooks, calls, violations, ended } = recording;
  const evaluate = eval;
  const factory = evaluate(`(console) => ${code}`) as (
    own: typeof console,
  ) => (h: unknown) => () => Promise<void>;
  await factory(console)(hooks)();
  const outcome = await ended;
  await drain();
  return { output, ended: outcome, calls, violations, exports: recording.exports };
}

interface TrialConsole {
  log(...parts: unknown[]): void;
}

function createConsole(): { console: TrialConsole; output: string[] } {
  const output: string[] = [];
  return { output, console: { log: (...parts) => output.push(parts.map(String).join(' ')) } };
}

/** Lets every microtask run, and what they wake. */
export async function drain(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await turnOnce();
}

function turnOnce(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
