import { useEffect, useRef, useState } from 'react';
import type { OutputLine, RunResult, SessionState, SourceFiles } from '../../lab/index.ts';
import type { Lane, Site, TraceEvent } from '../../lab/trace/index.ts';
import { checkRun, isSolved, saveSolved } from '../../learn/index.ts';
import type { CheckedCondition } from '../../learn/index.ts';
import type { LiveLab } from './mount-lab.tsx';
import { isLocked } from './prediction-state.ts';
import { findSite } from './source-cursor.ts';
import { usePrediction } from './use-prediction.ts';
import type { Prediction } from './use-prediction.ts';
import { useSession } from './use-session.ts';

/** The run on show: the one that goes on, or the last one that ended. */
export interface ShownRun {
  events: readonly TraceEvent[];
  lanes: readonly Lane[];
  output: readonly OutputLine[];
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
  checks: readonly CheckedCondition[];
  run: () => void;
  stop: () => void;
}

/** Binds a session, its prediction, its cursor and its files. `askForPrediction` is called when Run is locked. */
export function useLab(live: LiveLab, askForPrediction: () => void): LabModel {
  const { session, keeper, lab, question } = live;
  const state = useSession(session);
  const prediction = usePrediction(lab.key, question, live.earlier);
  const [cursor, setCursor] = useState<number | null>(null);
  const [activeFile, setActiveFile] = useState(lab.entry);
  const [wanted, setWanted] = useState<Site | null>(null);
  const [checks, setChecks] = useState<readonly CheckedCondition[]>([]);
  const [ranFiles, setRanFiles] = useState<SourceFiles | null>(null);
  const shown = findShown(state);
  const locked = isLocked(question, prediction.state, state.isEdited);
  const gradeRef = useRef(prediction.grade);
  useEffect(() => {
    gradeRef.current = prediction.grade;
  });

  async function run(): Promise<void> {
    if (locked) {
      askForPrediction();
      return;
    }
    await keeper.save();
    const { files, isEdited } = session.getState();
    setCursor(null);
    setRanFiles(files);
    const result = await session.run();
    if (result === null) return;
    if (!isEdited) gradeRef.current(result);
    if (lab.check.length === 0) return;
    const checked = checkRun(lab.check, result);
    setChecks(checked);
    if (isSolved(checked)) await saveSolved({ lab: lab.key, at: Date.now() });
  }

  const site = cursor === null ? null : findSite(shown.events, cursor);
  const openPath = Object.hasOwn(state.files, activeFile) ? activeFile : lab.entry;

  return {
    live,
    state,
    prediction,
    isLocked: locked,
    shown,
    cursor,
    setCursor(next) {
      setCursor(next);
      // Read anew: rows of a flood are memoised and may hold an older render's verb.
      const now = session.getState();
      const place = next === null ? null : findSite(findShown(now).events, next);
      if (place !== null && Object.hasOwn(now.files, place.file)) setActiveFile(place.file);
    },
    glow: site !== null && ranFiles?.[site.file] === state.files[site.file] ? site : null,
    activeFile: openPath,
    openFile: setActiveFile,
    wanted,
    goTo(place) {
      if (!Object.hasOwn(state.files, place.file)) return;
      setActiveFile(place.file);
      setWanted({ ...place });
    },
    checks,
    run() {
      run().catch((error: unknown) => console.error('The run could not be started.', error));
    },
    stop: () => session.stop(),
  };
}

const NOTHING: Pick<ShownRun, 'events' | 'lanes' | 'output'> = { events: [], lanes: [], output: [] };

function findShown({ phase, lastResult, settings }: SessionState): ShownRun {
  if (phase.type === 'running') return { ...phase.live, isLive: true, clock: settings.clock, result: null };
  const result = phase.type === 'done' ? phase.result : lastResult;
  if (result === null) return { ...NOTHING, isLive: false, clock: settings.clock, result: null };
  const { header, events } = result.trace;
  return { events, lanes: header.lanes, output: result.output, isLive: false, clock: header.clock, result };
}
