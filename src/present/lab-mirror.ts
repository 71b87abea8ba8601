import type { LabSession, SeatVerbs, SessionPicture, SessionState, SourceFiles } from '../lab/index.ts';
import { createParcels } from './lab-parcels.ts';
import type {
  LabMessage,
  LabPlace,
  LabSelection,
  LabState,
  LabText,
  LabVerb,
  LabView,
  Parcel,
  Turn,
} from './lab-types.ts';
import type { Registers } from './registers.ts';
import type { TalkLink } from './talk-link.ts';

export interface LabMirrorOptions {
  /** The lab's session in this window. */
  session: LabSession;
  place: LabPlace;
  registers: Registers;
  link: Pick<TalkLink, 'sendLab' | 'subscribe' | 'peers' | 'isThere'>;
  /** Names this window, as it does in the link. */
  by: string;
}

/** What a lab hears from the same lab in other windows. */
export interface LabMirrorListener {
  onView?: (view: LabView) => void;
  onSelection?: (selection: LabSelection) => void;
  /** Something that ran in another window has come to its end, or goes on; the session shows it now. */
  onPicture?: (state: SessionState) => void;
}

/** A lab that is the same in all windows of a talk. */
export interface LabMirror {
  /** The session, whose verbs reach the window in which the program runs. */
  session: LabSession;
  getView: () => LabView | null;
  putView: (view: LabView) => void;
  select: (selection: LabSelection) => void;
  /** @returns a function that ends it. */
  subscribe: (listener: LabMirrorListener) => () => void;
}

/**
 * Keeps a lab the same in all windows. Must: run a program in the window where it was started and nowhere else; never send on
 * what came from another window; let the newest start win when two windows start something at once.
 */
export function createLabMirror({ session, place, registers, link, by }: LabMirrorOptions): LabMirror {
  const parcels = createParcels(by);
  const listeners = new Set<LabMirrorListener>();
  let last = session.getState();
  let isApplying = false;
  let turn: Turn = { count: 0, by: '' };
  let isLeft = false;
  const isOwn = (): boolean => turn.by === by;
  const say = (message: LabMessage): void => link.sendLab(place, message);
  const tell = (act: (listener: LabMirrorListener) => void): void => [...listeners].forEach(act);

  /** Changes the session without telling other windows of it. */
  function apply(act: () => void): void {
    isApplying = true;
    try {
      act();
    } finally {
      isApplying = false;
      last = session.getState();
    }
  }

  function send(isWhole: boolean): void {
    if (link.peers().length === 0) return;
    say({ type: 'shows', parcel: { turn, isLeft, ...parcels.pack(session.getState(), isWhole) } });
  }

  function take(parcel: Parcel): void {
    if (isNewer(turn, parcel.turn)) return;
    // A run was started here before what there was elsewhere has arrived: it is the newest all the same.
    if (parcel.isWhole && isOwn() && parcel.turn.by !== by) {
      turn = { count: parcel.turn.count + 1, by };
      send(true);
      return;
    }
    const { phase } = session.getState();
    const picture = parcels.unpack(parcel, phase.type === 'running' ? phase.live : null);
    if (picture === null) {
      say({ type: 'hello' });
      return;
    }
    ({ turn, isLeft } = parcel);
    apply(() => session.adopt(picture));
    tell((listener) => listener.onPicture?.(session.getState()));
  }

  /** Whoever ran it is gone: what was on its way never comes. */
  function leaveBehind(): void {
    if (turn.count === 0 || isLeft || link.isThere(turn.by)) return;
    isLeft = true;
    const state = session.getState();
    apply(() => session.adopt({ ...state, phase: toSettled(state) }));
  }

  function hear(message: LabMessage): void {
    if (message.type === 'hello' && turn.count > 0) send(true);
    else if (message.type === 'shows') take(message.parcel);
    else if (message.type === 'ask' && message.of === by) carryOut(session, message.verb);
    else if (message.type === 'selected') tell((listener) => listener.onSelection?.(message.selection));
  }

  function applyText(text: LabText): void {
    apply(() => session.setFiles(toFiles(session.getState().starter, text)));
  }

  function applyState({ clock, view }: LabState): void {
    if (clock !== session.getState().settings.clock) apply(() => session.setSettings({ clock }));
    if (view !== null) tell((listener) => listener.onView?.(view));
  }

  function putState(change: Partial<LabState>): void {
    const { clock } = session.getState().settings;
    const state = registers.get(`lab/${place}`) ?? { isOpen: true, clock, view: null };
    registers.put(`lab/${place}`, { ...state, ...change });
  }

  function handleChange(): void {
    if (isApplying) return;
    const state = session.getState();
    const before = last;
    last = state;
    if (state.files !== before.files) registers.put(`text/${place}`, toText(state));
    if (state.settings.clock !== before.settings.clock) putState({ clock: state.settings.clock });
    if (!hasOtherPicture(state, before)) return;
    if (!isOwn()) turn = { count: turn.count + 1, by };
    isLeft = false;
    send(false);
  }

  /** Carries a verb out where the program runs; in a seat that was left behind, here. */
  function act(verb: LabVerb): void {
    const { seat } = session.getState();
    if (isOwn()) carryOut(session, verb);
    else if (!isLeft && turn.count > 0) say({ type: 'ask', of: turn.by, verb });
    else if (seat !== null && verb.type !== 'stop')
      session.takeSeat({ schedule: seat.choices, seed: seat.seed, picks: seat.picks }).then(
        () => carryOut(session, verb),
        (error: unknown) => console.error('The seat could not be taken.', error),
      );
  }

  const seat: SeatVerbs = {
    pick: (value) => act({ type: 'pick', value }),
    undo: () => act({ type: 'undo' }),
    redo: () => act({ type: 'redo' }),
    restart: () => act({ type: 'restart' }),
    returnTo: (value) => act({ type: 'returnTo', value }),
    letRun: () => act({ type: 'letRun' }),
    resume: () => act({ type: 'resume' }),
    leave: () => act({ type: 'leave' }),
  };

  const text = registers.get(`text/${place}`);
  if (text !== undefined) applyText(text);
  else if (last.isEdited) registers.put(`text/${place}`, toText(last));
  const known = registers.get(`lab/${place}`);
  if (known !== undefined) applyState(known);
  session.subscribe(handleChange);
  registers.subscribe(({ key, value }, isRemote) => {
    if (!isRemote) return;
    // An entry is held under its own key only, so its value has that key's type.
    if (key === `text/${place}`) applyText(value as LabText);
    else if (key === `lab/${place}`) applyState(value as LabState);
  });
  link.subscribe({
    onPeers: leaveBehind,
    onLab(of, message) {
      if (of === place) hear(message);
    },
  });
  say({ type: 'hello' });

  return {
    session: { ...session, seat, stop: () => (isOwn() ? session.stop() : act({ type: 'stop' })) },
    getView: () => registers.get(`lab/${place}`)?.view ?? null,
    putView: (view) => putState({ view }),
    select: (selection) => say({ type: 'selected', selection }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function isNewer(one: Turn, other: Turn): boolean {
  return one.count > other.count || (one.count === other.count && one.by > other.by);
}

function hasOtherPicture(state: SessionState, before: SessionState): boolean {
  const parts = ['phase', 'seat', 'lastResult', 'lastExploration'] as const;
  return parts.some((part) => state[part] !== before[part]);
}

function carryOut(session: LabSession, verb: LabVerb): void {
  const { seat } = session;
  if (verb.type === 'stop') session.stop();
  else if (verb.type === 'pick' || verb.type === 'returnTo') seat[verb.type](verb.value);
  else seat[verb.type]();
}

/** The phase without what was on its way. */
function toSettled({ phase, lastResult, seat }: SessionState): SessionPicture['phase'] {
  const isOver = ['done', 'explored', 'failed', 'idle'].includes(phase.type);
  if (isOver) return phase;
  if (phase.type === 'seated' && seat !== null) return phase;
  return lastResult === null ? { type: 'idle' } : { type: 'done', result: lastResult };
}

function toText({ files, starter }: SessionState): LabText {
  const names = [...new Set([...Object.keys(starter), ...Object.keys(files)])];
  return Object.fromEntries(
    names.filter((name) => files[name] !== starter[name]).map((name) => [name, files[name] ?? null]),
  );
}

function toFiles(starter: SourceFiles, text: LabText): SourceFiles {
  const all = Object.entries({ ...starter, ...text });
  return Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== null));
}
