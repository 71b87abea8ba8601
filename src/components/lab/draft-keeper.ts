import type { ServedLab } from '../../course/types.ts';
import type { LabSession, SourceFiles } from '../../lab/index.ts';
import {
  chooseDraft,
  deleteDraft,
  findDraft,
  findStoreTrouble,
  isSameText,
  saveDraft,
  saveSpare,
  StoreError,
  watchStore,
} from '../../learn/index.ts';
import type { Draft, StoreTrouble } from '../../learn/index.ts';

/** How long the learner's text may stand unsaved. */
const DEBOUNCE_MS = 400;

/** Two texts of one lab that both have a claim; the learner has not chosen yet. */
export interface DraftConflict {
  /** The lesson changed under the learner's text, or another tab saved a text of its own. */
  reason: 'lesson' | 'tab';
  /** The lesson's new files, or the other tab's. */
  theirs: SourceFiles;
}

/** What there is to tell about a lab's text. */
export interface DraftState {
  conflict: DraftConflict | null;
  /** What is shown came by a link; the learner's own text is kept elsewhere. */
  isLinked: boolean;
  /** Why the text is not kept; told in the first lab of the page that meets it. */
  trouble: StoreTrouble | null;
}

/** Keeps a session's text in the browser's store. */
export interface DraftKeeper {
  getState: () => DraftState;
  /** Calls back on each change of that state. Returns the way to stop. */
  subscribe: (listener: () => void) => () => void;
  /** Writes the text down now. Resolves when it is kept, or when the browser refuses. */
  save(): Promise<void>;
  /** Ends the link: with the learner's own text again, or with what is shown in its place. */
  leaveLink(keep: 'mine' | 'shown'): Promise<void>;
  /** Ends the conflict with these files; what they take the place of stays among the lab's earlier texts. */
  resolve(files: SourceFiles): Promise<void>;
  /** The trouble is understood, or past. */
  dismissTrouble: () => void;
  dispose(): void;
}

/**
 * Brings the learner's text back into the session and keeps it from then on. What came by a link is shown in its place, and
 * is never written over it; nor is what another tab has saved since.
 */
export async function createDraftKeeper(
  session: LabSession,
  lab: ServedLab,
  linked: SourceFiles | null,
): Promise<DraftKeeper> {
  const place = toDraftPlace(lab);
  const listeners = new Set<() => void>();
  let state: DraftState = { conflict: null, isLinked: linked !== null, trouble: null };
  let saved = session.getState().files;
  /** The stored text that the shown one goes on from. */
  let base: Draft | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  if (linked === null) await bringBack();
  else session.setFiles(linked);

  function change(next: Partial<DraftState>): void {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  }

  async function bringBack(): Promise<void> {
    base = await findKept(place);
    const choice = chooseDraft(base, lab.files, lab.starterHash);
    if (choice.type === 'conflict') change({ conflict: { reason: 'lesson', theirs: lab.files } });
    session.setFiles(choice.type === 'starter' ? lab.files : { ...lab.files, ...choice.files });
    saved = session.getState().files;
  }

  async function save(): Promise<void> {
    clearTimeout(timer);
    const { files, isEdited } = session.getState();
    if (files === saved || state.isLinked || state.conflict?.reason === 'tab') return;
    saved = files;
    try {
      if (isEdited) await keep(files);
      else await forget();
      tell(await findStoreTrouble());
    } catch (error) {
      console.warn('This browser does not keep your text.', error);
      saved = {}; // the next change, or Run, tries again
      if (error instanceof StoreError) tell(error.trouble);
    }
  }

  async function keep(files: SourceFiles): Promise<void> {
    // With the lesson's change still undecided, the text goes on belonging to the old starter: the choice comes back.
    const { starterHash, starter } =
      state.conflict !== null && base !== null ? base : { starterHash: lab.starterHash, starter: lab.files };
    const savedAt = Math.max(Date.now(), (base?.savedAt ?? 0) + 1);
    const draft: Draft = { files: { ...files }, starterHash, starter: { ...starter }, savedAt };
    const result = await saveDraft(place, draft, base?.savedAt ?? null);
    if (result.type === 'kept') {
      base = draft;
      return;
    }
    base = result.draft;
    change({ conflict: { reason: 'tab', theirs: result.draft.files } });
  }

  async function forget(): Promise<void> {
    base = null;
    await deleteDraft(place, Date.now());
  }

  /** Another tab has saved this lab's text: follow it, unless something here waits to be saved. */
  async function follow(): Promise<void> {
    if (state.isLinked || state.conflict !== null || session.getState().files !== saved) return;
    const stored = await findKept(place);
    if (session.getState().files !== saved) return;
    base = stored;
    const files = { ...(stored?.files ?? lab.files) };
    if (isSameText(files, saved)) return;
    session.setFiles(files);
    saved = session.getState().files;
  }

  function tell(trouble: StoreTrouble | null): void {
    if (trouble === null) {
      if (state.trouble !== null) change({ trouble: null });
      return;
    }
    // Once a page is enough.
    const { dataset } = document.body;
    if (dataset['storeTold'] === trouble) return;
    dataset['storeTold'] = trouble;
    change({ trouble });
  }

  const saveSoon = (): void => {
    if (session.getState().files === saved) return;
    clearTimeout(timer);
    timer = setTimeout(() => void save(), DEBOUNCE_MS);
  };
  const saveOnLeaving = (): void => {
    if (document.visibilityState === 'hidden') void save();
  };
  const unsubscribe = session.subscribe(saveSoon);
  const unwatch = watchStore(({ about, tables, isFromElsewhere }) => {
    if (isFromElsewhere && tables.includes('drafts') && (about === place || about === '')) void follow();
  });
  document.addEventListener('visibilitychange', saveOnLeaving);
  addEventListener('pagehide', saveOnLeaving);

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    save,
    async leaveLink(keepWhich) {
      if (keepWhich === 'mine') await bringBack();
      else {
        const mine = await findKept(place);
        if (mine !== null) await spare(mine);
        base = mine;
        saved = {}; // whatever stands there now is written
      }
      change({ isLinked: false });
      await save();
    },
    async resolve(files) {
      const shown = session.getState().files;
      const { conflict } = state;
      if (conflict === null) return;
      // Both texts stay: the stored one, and what stands here if it is not that.
      if (base !== null) await spare(base);
      if (conflict.reason === 'tab' && base !== null)
        await spare({
          files: { ...shown },
          starterHash: lab.starterHash,
          starter: lab.files,
          savedAt: Date.now(),
        });
      change({ conflict: null });
      session.setFiles(files);
      saved = {}; // whatever stands there now is written anew
      await save();
    },
    dismissTrouble: () => change({ trouble: null }),
    dispose() {
      clearTimeout(timer);
      void save();
      unsubscribe();
      unwatch();
      document.removeEventListener('visibilitychange', saveOnLeaving);
      removeEventListener('pagehide', saveOnLeaving);
    },
  };

  async function spare(draft: Draft): Promise<void> {
    try {
      await saveSpare(place, draft, Date.now());
    } catch (error) {
      console.warn('This browser has no room for an earlier text.', error);
    }
  }
}

async function findKept(key: string): ReturnType<typeof findDraft> {
  try {
    return await findDraft(key);
  } catch (error) {
    console.warn('This browser keeps no text.', error);
    return null;
  }
}

/**
 * Key of a lab's text. A lab may stand in a lesson several times with another question each: what is tried at one place
 * must not unlock the question at the next.
 */
export function toDraftPlace(lab: ServedLab): string {
  const [question] = lab.predict;
  return question ? `${lab.key}/${question.id}` : lab.key;
}
