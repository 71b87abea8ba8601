import type { LabSession } from '../../lab/index.ts';
import { createLabMirror, type LabMirror, type LabPlace } from '../../present/index.ts';
import type { Talk } from './open-talk.ts';

/** Names this window among those in which programs run. */
const windowName = crypto.randomUUID();

/** Mirrors one lab of the talk. */
export function toLabMirror({ registers, link }: Talk, place: LabPlace, session: LabSession): LabMirror {
  return createLabMirror({ session, place, registers, link, by: windowName });
}
