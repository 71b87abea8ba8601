import { findSetting, saveSetting, toClassHash } from '../../learn/index.ts';

/** Key of the class code among the settings. */
export const CLASS_SETTING = 'class';

/**
 * Whether a class code is open here: one in the address (`?class=…`) that fits `course.json`, or one from an earlier page. What it
 * opens is a curtain: predictions may be skipped without a note, solutions are there at once.
 */
export async function isClassOpen(): Promise<boolean> {
  try {
    const given = new URLSearchParams(location.search).get('class');
    const hash = given === null ? await findSetting(CLASS_SETTING) : await toClassHash(given);
    if (typeof hash !== 'string' || !(await listHashes()).includes(hash)) return false;
    if (given !== null) await saveSetting(CLASS_SETTING, hash, Date.now());
    return true;
  } catch (error) {
    console.warn('The class code could not be looked up.', error);
    return false;
  }
}

/** Hashes of the codes of this site; fetched only where somebody gives a code. */
async function listHashes(): Promise<string[]> {
  const response = await fetch('/class.json');
  if (!response.ok) throw new Error(`/class.json answers ${String(response.status)}`);
  const { hashes } = (await response.json()) as { hashes?: unknown };
  return Array.isArray(hashes) ? hashes.filter((hash) => typeof hash === 'string') : [];
}
