import * as z from 'zod/mini';
import { decodeSchedule } from '../../lab/index.ts';
import type { Clock } from '../../lab/index.ts';
import { findNameFault } from '../lab/file-name.ts';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { deflate, inflate } from './deflate.ts';

/** What a link opens: a lab, its code where that is not the course's, and the run it is paused in. Nothing else. */
export interface SharedLab {
  /** `lesson slug/lab id`. */
  lab: string;
  /** Id of the question at that place of the lesson; '' where none is asked. */
  question: string;
  clock: Clock;
  seed: number;
  /** All files; absent when they are the lesson's. */
  files?: Record<string, string> | undefined;
  /** The choices of the run; absent when there is no run to open. */
  schedule?: string | undefined;
  /** `seat`: stands at the choice after the last one of `schedule`. `run`: goes to its end. */
  /** Which of the choices somebody was asked about, by index. */
  picks?: number[] | undefined;
  view: 'seat' | 'run';
  /** Event of the run that the timeline stands on. */
  event?: number | undefined;
}

const PREFIX = '#lab=';
const VERSION = '1';
/** Characters of an address that browsers and chat programs still take. */
export const MAX_LINK = 60_000;
const MAX_BYTES = 400_000;
const MAX_FILES = 40;
const MAX_PICKS = 5000;

const shared: z.ZodMiniType<SharedLab> = z.strictObject({
  lab: z.string().check(z.regex(/^[a-z0-9-]{1,60}\/[a-z0-9-]{1,60}$/u)),
  question: z.string().check(z.regex(/^[\w-]{0,60}$/u)),
  clock: z.enum(['real', 'virtual']),
  seed: z.int().check(z.minimum(0), z.maximum(2 ** 32 - 1)),
  files: z.optional(
    z
      .record(z.string(), z.string())
      .check(
        z.refine(
          (files) =>
            Object.keys(files).length <= MAX_FILES &&
            Object.keys(files).every((path) => findNameFault(path, []) === ''),
        ),
      ),
  ),
  schedule: z.optional(z.string().check(z.refine((text) => !('fault' in decodeSchedule(text))))),
  picks: z.optional(z.array(z.int().check(z.minimum(0))).check(z.maxLength(MAX_PICKS))),
  view: z.enum(['seat', 'run']),
  event: z.optional(z.int().check(z.minimum(0), z.maximum(10_000_000))),
});

/** The part of an address that opens this; null when it is too long for one. */
export async function toFragment(what: SharedLab): Promise<string | null> {
  const text = `${PREFIX}${VERSION}.${toBase64Url(await deflate(JSON.stringify(what)))}`;
  return text.length > MAX_LINK ? null : text;
}

/** Whether an address's fragment means to be a link to a lab; slides' anchors hold no `=`. */
export function isFragment(hash: string): boolean {
  return hash.startsWith(PREFIX);
}

/** Reads a fragment, whatever it is; `fault` is a sentence for whoever followed the link. */
export async function readFragment(hash: string): Promise<SharedLab | { fault: string }> {
  if (hash.length > MAX_LINK) return { fault: 'This link is too long to be one of ours.' };
  const [version = '', packed = ''] = hash.slice(PREFIX.length).split('.');
  if (version !== VERSION) return { fault: 'This link was made by another version of the site.' };
  const bytes = fromBase64Url(packed);
  const text = bytes === null ? null : await inflate(bytes, MAX_BYTES);
  const parsed = text === null ? null : shared.safeParse(parseJson(text));
  if (parsed?.success !== true) return { fault: 'This link is damaged. Ask for it again.' };
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
