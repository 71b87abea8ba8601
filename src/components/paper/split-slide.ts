import type { ServedLab } from '../../course/index.ts';

export const NOTES_START = '<!--notes-->';
export const NOTES_END = '<!--/notes-->';

const NOTES = new RegExp(`${NOTES_START}([\\s\\S]*?)${NOTES_END}`, 'g');
const LAB = /<script[^>]*\bdata-lab\b[^>]*>([\s\S]*?)<\/script>/g;
const VOTE = /\bdata-vote="/;

/** A rendered slide, by what a handout sets apart. */
export interface SplitSlide {
  /** What the room sees. */
  body: string;
  /** What the teacher says; '' without notes. */
  notes: string;
  /** The slide's labs in their order, each as it is used there. */
  labs: ServedLab[];
  /** Asks for a prediction. */
  isAsking: boolean;
}

/** Takes a rendered slide apart. Labs come out of the markup, where live labs read them too. */
export function splitSlide(html: string): SplitSlide {
  const notes = [...html.matchAll(NOTES)].map(([, text = '']) => text).join('');
  const body = html.replace(NOTES, '');
  return {
    notes,
    body: body.replace(LAB, ''),
    labs: [...body.matchAll(LAB)].map(([, json = '']) => JSON.parse(json) as ServedLab),
    isAsking: VOTE.test(body),
  };
}
