import type { ServedLab } from '../../course/types.ts';
import type { LabSession } from '../../lab/index.ts';
import { chooseDraft, deleteDraft, findDraft, saveDraft } from '../../learn/index.ts';

/** How long the learner's text may stand unsaved. */
const DEBOUNCE_MS = 400;

/** Keeps a session's text in the browser's store. */
export interface DraftKeeper {
  /** The lesson's starter changed since the shown text was written; the learner has not chosen yet. */
  readonly hasConflict: boolean;
  /** Writes the text down now. Resolves when it is kept, or when the browser refuses. */
  save(): Promise<void>;
  /** Ends the conflict: goes on with the learner's text, or with the lesson's new one. */
  resolve(keep: 'mine' | 'new'): void;
  dispose(): void;
}

/** Brings the learner's text back into the session and keeps it from then on. */
export async function createDraftKeeper(session: LabSession, lab: ServedLab): Promise<DraftKeeper> {
  const place = toPlace(lab);
  const choice = chooseDraft(await findKept(place), lab.files, lab.starterHash);
  let hasConflict = choice.type === 'conflict';
  let saved = session.getState().files;
  let timer: ReturnType<typeof setTimeout> | undefined;
  if (choice.type !== 'starter') {
    for (const [path, text] of Object.entries(choice.files)) session.setFile(path, text);
    saved = session.getState().files;
  }

  async function save(): Promise<void> {
    clearTimeout(timer);
    const { files, isEdited } = session.getState();
    // An open conflict keeps the stored text as it is, with the starter it came from.
    if (files === saved || hasConflict) return;
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
