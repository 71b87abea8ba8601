import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { hasSameFiles } from '../../lab/index.ts';
import type {
  OutputLine,
  PolicyName,
  RunChange,
  RunResult,
  SessionPhase,
  SessionState,
  SourceFiles,
} from '../../lab/index.ts';
import type { Lane, SharedObject, Site, TraceEvent } from '../../lab/trace/index.ts';
import { areOfVerdict, checkRun, isSolved, isVerdict, saveSolved } from '../../learn/index.ts';
import type { CheckedCondition, Evidence } from '../../learn/index.ts';
import type { LiveLab } from './mount-lab.tsx';
import { isLocked } from './prediction-state.ts';
import { findSite } from './source-cursor.ts';
import { useBanners } from './use-banners.ts';
import type { Banners } from './use-banners.ts';
import { useControl } from './use-control.ts';
import type { Control } from './use-control.ts';
import { useMirror } from './use-mirror.ts';
import { usePrediction } from './use-prediction.ts';
import type { Prediction } from './use-prediction.ts';
import { useSession } from './use-session.ts';

/** The run on show: the one that goes on, or the last one that ended. */
export interface ShownRun {
  events: readonly TraceEvent[];
  lanes: readonly Lane[];
  output: readonly OutputLine[];
  objects: readonly SharedObject[];
  isLive: boolean;
  clock: 'real' | 'virtual';
  result: RunResult | null;
}

/** Everything that the parts of one lab share. */
export interface LabModel {
  live: LiveLab;
  state: SessionState;
  prediction: Prediction;
  isLocked: boolean;
  shown: ShownRun;
  /** Index of the event that the cursor stands on; null while it follows the run. */
  cursor: number | null;
  setCursor: (cursor: number | null) => void;
  /** Where the cursor stands in the source; null when that text has changed since the run. */
  glow: Site | null;
  activeFile: string;
  openFile: (path: string) => void;
  /** A place to bring into view and put the caret on, once. */
  wanted: Site | null;
  goTo: (site: Site) => void;
  /** Size of code and output, in px of the page; on slides, of the canvas. */
  fontSizePx: number;
  setFontSize: (px: number) => void;
  banners: Banners;
  checks: readonly CheckedCondition[];
  /** The sandbox is at work: Stop is there. */
  isBusy: boolean;
  /** Explore, watch, seat. */
  control: Control;
  run: () => void;
  /** Runs in an order drawn at random. */
  runAnother: () => void;
  stop: () => void;
}

const BUSY: readonly SessionPhase['type'][] = ['running', 'compiling', 'replaying', 'exploring'];

/** Where the cursor was set: in a run that had ended, or in a live one (null). */
interface Mark {
  of: RunResult | null;
  index: number;
}

/** Binds a session, its prediction, its cursor and its files. `askForPrediction` is called when Run is locked. */
export function useLab(live: LiveLab, askForPrediction: () => void): LabModel {
  const { session, keeper, lab, question } = live;
  const state = useSession(session);
  const prediction = usePrediction(live);
  const [mark, setMark] = useState<Mark | null>(null);
  const [activeFile, setActiveFile] = useState(() => findFirstFile(live));
  const fontSizePx = useSyncExternalStore(live.textSize.subscribe, live.textSize.getPx);
  const banners = useBanners(session);
  const [wanted, setWanted] = useState<Site | null>(null);
  const [checks, setChecks] = useState<readonly CheckedCondition[]>([]);
  const [runningFiles, setRunningFiles] = useState<SourceFiles | null>(null);
  const shown = findShown(state);
  const locked = isLocked(question, prediction.state, state.isEdited);
  const gradeRef = useRef(prediction.grade);
  useEffect(() => {
    gradeRef.current = prediction.grade;
  });
  const control = useControl({
    live,
    state,
    isHeldBack() {
      if (locked) askForPrediction();
      return locked;
    },
    async onBegin() {
      await keeper.save();
      setMark(null);
      setRunningFiles(session.getState().files);
    },
    onWatched(result, event) {
      if (result === null || event === null || event >= result.trace.events.length) return;
      setMark({ of: result, index: event });
      const place = findSite(result.trace.events, event);
      if (place !== null && Object.hasOwn(session.getState().files, place.file)) setActiveFile(place.file);
    },
    onVerdict(verdict, isEdited) {
      if (!isEdited) gradeRef.current(verdict);
      note(verdict);
    },
  });
  const { judgeDeed } = prediction;
  const judgeRef = useRef(judgeDeed);
  useEffect(() => {
    judgeRef.current = judgeDeed;
  });
  const { hasWon } = control;
  useEffect(() => {
    if (hasWon) judgeRef.current('happen', true);
  }, [hasWon]);
  // A cursor belongs to the run that it was set in; one that was live goes on into its end.
  const cursor = mark === null || (mark.of !== shown.result && mark.of !== null) ? null : mark.index;
  useMirror(
    live.mirror,
    { activeFile, cursor, pane: control.chosenPane, watched: control.chosenRun, fontSizePx },
    {
      onView(view) {
        setMark(
          view.cursor === null ? null : { of: findShown(session.getState()).result, index: view.cursor },
        );
        setActiveFile(view.activeFile);
        live.textSize.showPx(view.fontSizePx);
        control.choose(view.pane, view.watched);
      },
      onPicture({ phase, files, lastResult }) {
        if (phase.type === 'compiling') setRunningFiles(files);
        if (phase.type === 'explored') note(phase.verdict);
        else if (phase.type === 'done' && lastResult !== null) note(lastResult);
      },
    },
  );

  function note(evidence: Evidence): void {
    if (lab.check.length === 0 || areOfVerdict(lab.check) !== isVerdict(evidence)) return;
    const checked = checkRun(lab.check, evidence);
    setChecks(checked);
    prediction.judgeDeed('fix', isSolved(checked));
    if (!isSolved(checked)) return;
    saveSolved({ lab: lab.key, at: Date.now() }).catch((error: unknown) => {
      console.warn('This browser does not keep your progress.', error);
    });
  }

  async function run(change: RunChange): Promise<void> {
    if (locked) {
      askForPrediction();
      return;
    }
    await keeper.save();
    const { files, isEdited } = session.getState();
    setMark(null);
    setRunningFiles(files);
    control.openPane('output');
    const result = await session.run(change);
    if (result === null) return;
    const { lastExploration } = session.getState();
    const isKnown = lastExploration !== null && hasSameFiles(lastExploration.files, files);
    if (!isEdited) gradeRef.current(result, isKnown ? lastExploration.verdict : undefined);
    note(result);
  }

  const begin = (change: RunChange): void => {
    run(change).catch((error: unknown) => console.error('The run could not be started.', error));
  };

  const setCursor = (next: number | null): void => {
    // Read anew: rows of a flood are memoised and may hold an older render's verb.
    const now = session.getState();
    const { events, result } = findShown(now);
    setMark(next === null ? null : { of: result, index: next });
    const place = next === null ? null : findSite(events, next);
    if (place !== null && Object.hasOwn(now.files, place.file)) setActiveFile(place.file);
  };

  // The seat opens the file in which the choice is.
  const [seenStandings, setSeenStandings] = useState(control.standings);
  if (seenStandings !== control.standings) {
    setSeenStandings(control.standings);
    const places = control.standings.flatMap(({ key, site }) =>
      key > 0 && site !== null ? [site.file] : [],
    );
    const [first] = places;
    if (first !== undefined && !places.includes(activeFile) && Object.hasOwn(state.files, first))
      setActiveFile(first);
  }

  const site = cursor === null ? null : findSite(shown.events, cursor);
  const shownFiles = shown.isLive ? runningFiles : state.lastFiles;
  const openPath = Object.hasOwn(state.files, activeFile) ? activeFile : lab.entry;

  return {
    live,
    state,
    prediction,
    isLocked: locked,
    shown,
    cursor,
    setCursor,
    glow: site !== null && shownFiles?.[site.file] === state.files[site.file] ? site : null,
    activeFile: openPath,
    openFile: setActiveFile,
    wanted,
    goTo(place) {
      if (!Object.hasOwn(state.files, place.file)) return;
      setActiveFile(place.file);
      setWanted({ ...place });
    },
    fontSizePx,
    setFontSize: live.textSize.setPx,
    banners,
    checks,
    isBusy: BUSY.includes(state.phase.type),
    control,
    run: () => begin(state.settings.clock === 'virtual' ? toPolicy(lab.policy) : {}),
    runAnother: () =>
      begin(toPolicy(lab.policy === undefined || lab.policy === 'fifo' ? 'random' : lab.policy)),
    stop: () => session.stop(),
  };
}

/** What is opened first: of a variant or a link's code, what differs from the lesson's. */
function findFirstFile({ link, lab, turn }: LiveLab): string {
  const [changed] = turn.changes;
  if (changed !== undefined) return changed.file;
  const files = link?.files ?? {};
  return Object.keys(files).find((path) => files[path] !== lab.files[path]) ?? lab.entry;
}

/** A run by chance has a seed of its own each time. */
function toPolicy(policy: PolicyName = 'fifo'): RunChange {
  return policy === 'fifo' ? {} : { policy, seed: 1 + Math.floor(Math.random() * 9999) };
}

const NO_OBJECTS: readonly SharedObject[] = [];
const NOTHING: Pick<ShownRun, 'events' | 'lanes' | 'output' | 'objects'> = {
  events: [],
  lanes: [],
  output: [],
  objects: NO_OBJECTS,
};

function findShown({ phase, lastResult, settings }: SessionState): ShownRun {
  if (phase.type === 'running')
    return { ...phase.live, objects: NO_OBJECTS, isLive: true, clock: settings.clock, result: null };
  const result = phase.type === 'done' ? phase.result : lastResult;
  if (result === null) return { ...NOTHING, isLive: false, clock: settings.clock, result: null };
  const { header, events } = result.trace;
  const { lanes, objects, clock } = header;
  return { events, lanes, objects, output: result.output, isLive: false, clock, result };
}
