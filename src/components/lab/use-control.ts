import { useEffect, useMemo, useRef, useState } from 'react';
import { hasSameFiles } from '../../lab/index.ts';
import type { ExploreRequest, KnownRun, RunResult, SessionState, Verdict } from '../../lab/index.ts';
import { saveSolved } from '../../learn/index.ts';
import { toLongerRequest } from './explore/verdict-text.ts';
import type { LiveLab } from './mount-lab.tsx';
import { findStandings } from './seat/standing.ts';
import type { Standing } from './seat/standing.ts';

/** What stands to the right of the code. */
export type Pane = 'output' | 'explore' | 'seat';

/** What can be done with a lab's orders: explore them, watch one, choose one. */
export interface Control {
  pane: Pane;
  openPane: (pane: Pane) => void;
  /** As it was asked for, though it may not be there. */
  chosenPane: Pane;
  /** As it was asked for, though another run may be on show. */
  chosenRun: string;
  /** Follows another window: nothing is done but shown. */
  choose: (pane: Pane, run: string) => void;
  /** Why orders cannot be had here; '' when they can. */
  refused: string;
  /** The verdict is about another text. */
  isVerdictStale: boolean;
  /** The seat runs another text. */
  isSeatStale: boolean;
  /** Which run of the verdict is on show, as its row calls it; '' for none. */
  watched: string;
  explore: () => void;
  exploreLonger: () => void;
  /** Runs a schedule again; `name` is what its row calls it. */
  watch: (known: KnownRun, name: string) => void;
  takeSeat: (known?: KnownRun & { position?: number }) => void;
  leaveSeat: () => void;
  /** Opens the run that the link is about, paused where it was. */
  openLinked: () => void;
  /** The goal has been reached since the lab was opened. */
  hasWon: boolean;
  /** Where the lanes of the paused run stand; empty when nobody sits in the seat. */
  standings: readonly Standing[];
}

interface Options {
  live: LiveLab;
  state: SessionState;
  /** Asks for the prediction and says true when there must be one first. */
  isHeldBack: () => boolean;
  /** Before anything runs. */
  onBegin: () => Promise<void>;
  /** A link's run has ended; `event` is where its timeline stands. */
  onWatched: (result: RunResult | null, event: number | null) => void;
  /** Exploring has said something; `isEdited`: not about the starter. */
  onVerdict: (verdict: Verdict, isEdited: boolean) => void;
}

/** Binds the session's orders to what a lab shows of them. */
export function useControl({ live, state, isHeldBack, onBegin, onWatched, onVerdict }: Options): Control {
  const { session, lab } = live;
  const [pane, setPane] = useState<Pane>('output');
  const [watched, setWatched] = useState('');
  const [hasWon, setHasWon] = useState(false);
  const { phase, seat, lastExploration, files, threadsRefused } = state;
  const isWon = phase.type === 'seated' && phase.seat.isWon;
  const won = useRef(false);
  const isSeatStale = seat !== null && !hasSameFiles(seat.files, files);
  const seatResult = phase.type === 'seated' && !isSeatStale ? phase.seat.result : null;
  const standings = useMemo(() => findStandings(seatResult), [seatResult]);

  if (isWon && !hasWon) setHasWon(true);
  useEffect(() => {
    if (!hasWon || won.current) return;
    won.current = true;
    saveSolved({ lab: lab.key, at: Date.now() }).catch((error: unknown) => {
      console.warn('This browser does not keep your progress.', error);
    });
  }, [hasWon, lab.key]);

  const begin = (next: Pane | null, act: () => Promise<unknown>): void => {
    if (isHeldBack() || threadsRefused !== null) return;
    if (next !== null) setPane(next);
    onBegin()
      .then(act)
      .catch((error: unknown) => console.error('The lab could not go on.', error));
  };

  async function explore(request: ExploreRequest): Promise<void> {
    const { isEdited } = session.getState();
    const verdict = await session.explore(request);
    if (verdict !== null) onVerdict(verdict, isEdited);
  }

  return {
    pane: pane === 'seat' && seat === null ? 'output' : pane,
    openPane(next) {
      setPane(next);
      const isFree = ['done', 'explored', 'failed', 'idle'].includes(phase.type);
      if (next === 'seat' && isFree) session.seat.resume();
    },
    chosenPane: pane,
    chosenRun: watched,
    choose(next, run) {
      setPane(next);
      setWatched(run);
    },
    refused: threadsRefused ?? '',
    isVerdictStale: lastExploration !== null && !hasSameFiles(lastExploration.files, files),
    isSeatStale,
    watched: phase.type === 'done' || phase.type === 'replaying' ? watched : '',
    explore: () => begin('explore', () => explore(lab.explore ?? {})),
    exploreLonger() {
      const request = toLongerRequest(lastExploration?.request ?? lab.explore ?? {});
      begin('explore', () => explore(request));
    },
    watch(known, name) {
      begin(null, () => session.watch(known));
      setWatched(name);
    },
    takeSeat: (known) => begin('seat', () => session.takeSeat(known)),
    leaveSeat() {
      session.seat.leave();
      setPane('output');
    },
    openLinked() {
      const { link } = live;
      if (link?.schedule === undefined) return;
      const { schedule, seed, picks } = link;
      const known = { schedule, seed, ...(picks !== undefined && { picks }) };
      const opening =
        link.view === 'seat'
          ? session.takeSeat(known)
          : session.watch(known).then((result) => onWatched(result, link.event ?? null));
      if (link.view === 'seat') setPane('seat');
      opening.catch((error: unknown) => console.error('The linked run could not be opened.', error));
    },
    hasWon,
    standings,
  };
}
