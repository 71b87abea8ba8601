import type { Cause } from './types.ts';

/** What people call the things that findings hold numbers of. */
export interface Names {
  thread(thread: number): string;
  /** E.g. `counter[0]`; address −1 = the whole object. */
  object(object: number, address: number): string;
  /** E.g. `line 7`; site −1 = unknown. */
  line(site: number): string;
}

/** Why an outcome came about, in a sentence. */
export function describeCause(cause: Cause, names: Names): string {
  const { read, write, object, address } = cause;
  const reader = names.thread(read.thread);
  const writer = names.thread(write.thread);
  return (
    `${reader} read ${names.object(object, address)} = ${read.value} (${names.line(read.site)}) ` +
    `before ${writer} wrote ${write.value} (${names.line(write.site)}); ${writer}'s update is lost.`
  );
}
