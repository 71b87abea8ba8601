import type { Site } from '../../lab/trace/index.ts';
import { toSite } from './state-text.ts';

/** A sentence in parts; those that name a place in the learner's files (`a.ts, line 2`, `a.ts:2`) with that place. */
export function splitPlaces(sentence: string): { text: string; site: Site | null }[] {
  const parts: { text: string; site: Site | null }[] = [];
  let end = 0;
  for (const match of sentence.matchAll(/([\w./-]+\.ts)(?:, line |:)(\d+)/gu)) {
    const [text, file = '', line = '1'] = match;
    if (match.index > end) parts.push({ text: sentence.slice(end, match.index), site: null });
    parts.push({ text, site: toSite(file, Number(line), 1) });
    end = match.index + text.length;
  }
  if (end < sentence.length) parts.push({ text: sentence.slice(end), site: null });
  return parts;
}
