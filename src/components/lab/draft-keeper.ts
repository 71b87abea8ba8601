import type { ServedLab } from '../../course/types.ts';
import type { LabSession, SourceFiles } from '../../lab/index.ts';
import { chooseDraft, deleteDraft, findDraft, saveDraft } from '../../learn/index.ts';

/** How long the learner's text may stand unsaved. */
const DEBOUNCE_MS = 400;

/** Keeps a session's text in the browser's store. */
export interface DraftKeeper {
  /** The lesson's starter changed since the shown text was written; the learner has not chosen yet. */
  readonly hasConflict: boolean;
  /** Writes the text down now. Resolves when it is kept, or when the browser refuses. */
  save(): Promise<void>;
  /** What is shown came by a link; the learner's own text is kept elsewhere. */
  readonly isLinked: boolean;
  /** Ends that: with the learner's own text again, or with what is shown in its place. */
  leaveLink(keep: 'mine' | 'shown'): Promise<void>;
  /** Ends the conflict: goes on with the learner's text, or with the lesson's new one. */
  resolve(keep: 'mine' | 'new'): void;
  dispose(): void;
}

/**
 * Brings the learner's text back into the session and keeps it from then on. What came by a link is shown in its place, and
 * is never written over it.
 */
export async function createDraftKeeper(
  session: LabSession,
  lab: ServedLab,
  linked: SourceFiles | null,
): Promise<DraftKeeper> {
  const place = toPlace(lab);
  let isLinked = linked !== null;
  let hasConflict = false;
  let saved = session.getState().files;
  let timer: ReturnType<typeof setTimeout> | undefined;
  if (linked === null) await bringBack();
  else session.setFiles(linked);

  async function bringBack(): Promise<void> {
    const choice = chooseDraft(await findKept(place), lab.files, lab.starterHash);
    hasConflict = choice.type === 'conflict';
    session.setFiles(choice.type === 'starter' ? lab.files : { ...lab.files, ...choice.files });
    saved = session.getState().files;
  }

  async function save(): Promise<void> {
    clearTimeout(timer);
    const { files, isEdited } = session.getState();
    // An open conflict keeps the stored text as it is, with the starter it came from.
    if (files === saved || hasConflict || isLinked) return;
    saved = files;
    try {
      if (isEdited) await saveDraft(place, { files, starterHash: lab.starterHash }, Date.now());
      else await deleteDraft(place);
    } catch (error) {
      console.warn('This browser does not keep your text.', error);
    }
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
  document.addEventListener('visibilitychange', saveOnLeaving);

  return {
    get hasConflict() {
      return hasConflict;
    },
    save,
    get isLinked() {
      return isLinked;
    },
    async leaveLink(keep) {
      if (keep === 'mine') await bringBack();
      else saved = {}; // whatever stands there now is written
      isLinked = false;
      await save();
    },
    resolve(keep) {
      hasConflict = false;
      saved = {}; // whatever stands there now is written anew
      if (keep === 'new') session.reset();
      void save();
    },
    dispose() {
      clearTimeout(timer);
      void save();
      unsubscribe();
      document.removeEventListener('visibilitychange', saveOnLeaving);
    },
  };
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
function toPlace(lab: ServedLab): string {
  const [question] = lab.predict;
  return question ? `${lab.key}/${question.id}` : lab.key;
}
