import { OP } from '../schedule/index.ts';
import type { Names } from './describe-cause.ts';
import type { WaitLink } from './types.ts';

/** Who waits for whom, a sentence for each thread, in the order of the links. */
export function describeWait(waiting: readonly WaitLink[], names: Names): string {
  return waiting.map((link) => describeLink(link, names)).join(' ');
}

function describeLink(link: WaitLink, names: Names): string {
  const place = `(${names.line(link.site)})`;
  const thread = names.thread(link.thread);
  const other = link.waitsFor < 0 ? null : names.thread(link.waitsFor);
  if (link.op === OP.join) {
    return other === null
      ? `${thread} waits for a thread to end ${place}.`
      : `${thread} waits for ${other} to end ${place}.`;
  }
  if (link.op === OP.wake || link.op === OP.wait) {
    return `${thread} waits at ${names.object(link.object, link.address)} ${place}; nobody is left to notify it.`;
  }
  if (link.op === OP.receive || link.op === OP.turn) {
    return `${thread} waits ${place}; nobody is left to wake it.`;
  }
  const wanted = names.object(link.object, link.address);
  if (other === null) return `${thread} waits for ${wanted} ${place}; nobody is left to change it.`;
  const taken = link.holderSite < 0 ? '' : ` (${names.line(link.holderSite)})`;
  const holder = link.waitsFor === link.thread ? 'it took itself' : `${other} holds`;
  return `${thread} waits for ${wanted} ${place}, which ${holder}${taken}.`;
}
