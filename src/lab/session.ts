import type { Compiler, CompileResult, Program, SourceFiles } from './compile/types.ts';
import type { ExploreRequest, Runner, RunOptions, RunProgress, RunResult, Verdict } from './run/types.ts';
import { encodeSchedule } from './schedule/index.ts';
import { EMPTY_RUN, growLiveRun } from './session-live.ts';
import { toChoices } from './session-positions.ts';
import { createSeat, type TakenSeat } from './session-seat.ts';
import { createSessionStore } from './session-store.ts';
import type {
  KnownRun,
  LabSession,
  RunChange,
  Seat,
  SessionPhase,
  SessionSettings,
} from './session-types.ts';

export interface SessionOptions {
  /** The starter's files. */
  files: SourceFiles;
  settings?: Partial<SessionSettings>;
  compiler: Compiler;
  runner: Runner;
  /** Whether a run from the seat that is over does what the lab asks for; default never. */
  isGoalMet?: (result: RunResult) => boolean;
}

const DEFAULT_SETTINGS: SessionSettings = {
  entry: 'main.ts',
  clock: 'virtual',
  seed: 1,
  record: 'tasks',
  network: {},
  limits: {},
  timerJitterMs: 0,
};
/** Real milliseconds between two pictures of a run that goes on. */
const PUBLISH_MS = 40;
/** Phases in which the sandbox is at work. */
const BUSY: readonly SessionPhase['type'][] = ['running', 'replaying', 'exploring'];

/** Makes the session of one lab. Sessions of a page share its compiler and runner. */
export function createLabSession({ files, settings, compiler, runner, ...rest }: SessionOptions): LabSession {
  const isGoalMet = rest.isGoalMet ?? ((): boolean => false);
  const store = createSessionStore(files, { ...DEFAULT_SETTINGS, ...settings });
  const { getState, setState } = store;
  /** Number of the last thing asked for; what belongs to an earlier one is dropped. */
  let latest = 0;
  let heard: RunProgress[] = [];
  let publishing: ReturnType<typeof setTimeout> | undefined;
  let taken: TakenSeat | null = null;
  /** The number under which the seat is on show. */
  let seated = 0;
  /** What is on show runs elsewhere: there is nothing to stop here. */
  let isAdopted = false;

  function isAtWork(): boolean {
    const { phase, seat } = getState();
    return !isAdopted && (BUSY.includes(phase.type) || seat?.isBusy === true);
  }

  function hear(id: number, progress: RunProgress): void {
    if (id !== latest || getState().phase.type !== 'running') return;
    heard.push(progress);
    publishing ??= setTimeout(publish, PUBLISH_MS);
  }

  /** Shows what has been heard since the last time; a run may send hundreds of batches a second. */
  function publish(): void {
    publishing = undefined;
    const fresh = heard;
    heard = [];
    const { phase } = getState();
    if (phase.type === 'running')
      setState({ phase: { type: 'running', live: growLiveRun(phase.live, fresh) } });
  }

  async function compile(): Promise<CompileResult> {
    const { entry, record } = getState().settings;
    const result = await compiler.compile({ files: getState().files, entry, record });
    const threads = result.ok
      ? {
          usesThreads: result.program.usesThreads,
          threadsRefused: result.program.usesThreads ? runner.whyNoThreads() : null,
        }
      : {};
    setState({ diagnostics: result.diagnostics, ...threads });
    return result;
  }

  /** Ends what is on its way; what comes next belongs to the number returned. */
  function begin(): number {
    latest += 1;
    if (isAtWork()) runner.stop();
    isAdopted = false;
    return latest;
  }

  /** The program of the text that stands now; null when it does not compile or something else was asked for meanwhile. */
  async function prepare(id: number): Promise<{ program: Program; files: SourceFiles } | null> {
    setState({ phase: { type: 'compiling' } });
    const own = getState().files;
    const compiled = await compile();
    if (id !== latest) return null;
    if (compiled.ok) return { program: compiled.program, files: own };
    setState({ phase: { type: 'failed', diagnostics: compiled.diagnostics } });
    return null;
  }

  /** What all runs of this lab have in common. */
  function toBase(): RunOptions {
    const { network, limits, seed } = getState().settings;
    // An exploration that is told nothing of the network lets latencies be anything.
    return { seed, limits, ...(Object.keys(network).length > 0 && { network }) };
  }

  function toControlled(): RunOptions {
    return { ...toBase(), timerJitterMs: getState().settings.timerJitterMs };
  }

  function finish(id: number, result: RunResult, own: SourceFiles): void {
    if (id !== latest) return;
    setState({ phase: { type: 'done', result }, lastResult: result, lastFiles: own, isRecorded: false });
  }

  async function run(change: RunChange = {}): Promise<RunResult | null> {
    const id = begin();
    const ready = await prepare(id);
    if (ready === null) return null;
    heard = [];
    setState({ phase: { type: 'running', live: EMPTY_RUN } });
    const options =
      change.policy === undefined ? { ...toBase(), clock: getState().settings.clock } : toControlled();
    const result = await runner.run(ready.program, { ...options, ...change }, (progress) =>
      hear(id, progress),
    );
    finish(id, result, ready.files);
    return result;
  }

  async function watch({ schedule, seed }: KnownRun): Promise<RunResult | null> {
    const id = begin();
    const ready = await prepare(id);
    if (ready === null) return null;
    setState({ phase: { type: 'replaying' } });
    const result = await runner.run(ready.program, {
      ...toControlled(),
      ...(seed !== undefined && { seed }),
      schedule:
        typeof schedule === 'string'
          ? schedule
          : encodeSchedule({ program: ready.program.hash, choices: [...schedule] }),
    });
    finish(id, result, ready.files);
    return result;
  }

  async function explore(change: ExploreRequest = {}): Promise<Verdict | null> {
    const id = begin();
    const ready = await prepare(id);
    if (ready === null) return null;
    setState({ phase: { type: 'exploring', progress: { runs: 0, traces: 0, outcomes: 0, share: 0 } } });
    const request = { ...toControlled(), ...change };
    const verdict = await runner.explore(ready.program, request, (progress) => {
      if (id === latest) setState({ phase: { type: 'exploring', progress } });
    });
    if (id === latest)
      setState({
        phase: { type: 'explored', verdict },
        lastExploration: { verdict, request, files: ready.files },
      });
    return verdict;
  }

  async function takeSeat(known: KnownRun & { position?: number } = { schedule: [] }): Promise<void> {
    const id = begin();
    const ready = await prepare(id);
    if (ready === null) return;
    const path = toChoices(known.schedule);
    const { position = path.length } = known;
    const own = createSeat({
      ...ready,
      seed: known.seed ?? getState().settings.seed,
      path,
      picks: known.picks ?? null,
      position: position < 0 ? path.length + position : position,
      run: (program, options) => runner.run(program, { ...toControlled(), ...options }),
      isGoalMet,
      onChange(seat) {
        if (taken === own) showSeat(seat);
      },
    });
    taken = own;
    seated = id;
    showSeat(own.seat);
    await own.show();
  }

  function showSeat(seat: Seat): void {
    // What comes to the seat after something else was asked for is kept, and not shown.
    if (seated !== latest) setState({ seat });
    else if (seat.result === null) setState({ phase: { type: 'seated', seat }, seat });
    else
      setState({
        phase: { type: 'seated', seat },
        seat,
        lastResult: seat.result,
        lastFiles: seat.files,
        isRecorded: false,
      });
  }

  /** Carries a verb of the seat out, with the seat on show. */
  function inSeat(act: (seat: TakenSeat) => void): void {
    if (taken === null) return;
    if (seated !== latest) {
      seated = begin();
      showSeat(taken.seat);
    }
    act(taken);
  }

  function leaveSeat(): void {
    if (taken === null) return;
    const { result } = taken.seat;
    const isOnShow = seated === latest;
    if (isOnShow) begin();
    taken = null;
    const phase: SessionPhase = result === null ? { type: 'idle' } : { type: 'done', result };
    setState({ seat: null, ...(isOnShow && { phase }) });
  }

  return {
    ...store.verbs,
    setSettings(change) {
      setState({ settings: { ...getState().settings, ...change } });
    },
    run,
    watch,
    explore,
    takeSeat,
    seat: {
      pick: (value) => inSeat((seat) => seat.pick(value)),
      undo: () => inSeat((seat) => seat.undo()),
      redo: () => inSeat((seat) => seat.redo()),
      restart: () => inSeat((seat) => seat.restart()),
      returnTo: (position) => inSeat((seat) => seat.returnTo(position)),
      letRun: () => inSeat((seat) => seat.letRun()),
      resume: () => inSeat((seat) => void seat.show()),
      leave: leaveSeat,
    },
    compile,
    adopt(picture) {
      begin();
      isAdopted = true;
      taken = null;
      heard = [];
      clearTimeout(publishing);
      publishing = undefined;
      setState(picture);
    },
    stop() {
      if (isAtWork()) runner.stop();
      else if (getState().phase.type === 'compiling') {
        latest++;
        setState({ phase: { type: 'idle' } });
      }
    },
    dispose() {
      begin();
      taken = null;
      clearTimeout(publishing);
      store.clear();
    },
  };
}
