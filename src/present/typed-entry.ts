import { toLetter } from './vote.ts';

/** What was typed on a slide, once Enter ends it. */
export type TypedEntry =
  | { type: 'jump'; slide: number }
  /** Hands by place of the choice, from 0. */
  | { type: 'hands'; hands: Map<number, number> }
  /** An answer from the room. */
  | { type: 'answer'; text: string }
  | { type: 'fault'; sentence: string };

/** The key that begins an answer from the room. */
const WRITE = 'w';

/**
 * The text after one more key; null when the key does not belong to it. Digits begin the number of a slide, the letter
 * of a choice begins hand counts (`a 12`), `w` an answer from the room.
 * @param choices how many choices an open vote has; null when no vote is open
 */
export function typeKey(text: string, key: string, choices: number | null): string | null {
  if (key === 'Backspace') return text === '' ? null : text.slice(0, -1);
  if (key.length !== 1) return null;
  if (text === '') {
    const isCount = choices !== null && toPlace(key) < choices;
    const isAnswer = choices !== null && key.toLowerCase() === WRITE;
    return /\d/.test(key) || isCount || isAnswer ? key : null;
  }
  if (/^\d+$/.test(text)) return /\d/.test(key) && text.length < 4 ? text + key : text;
  return text.length < 60 ? text + key : text;
}

/** Reads what was typed: `7`, `a 12`, `a12 b 3, c 0`, `w 8500 ms`. */
export function readEntry(text: string, choices: number): TypedEntry {
  const trimmed = text.trim();
  if (/^\d+$/.test(trimmed)) return { type: 'jump', slide: Number(trimmed) };
  if (/^w\s/i.test(trimmed)) return { type: 'answer', text: trimmed.slice(1).trim() };
  const hands = new Map<number, number>();
  const rest = trimmed.replace(/([a-z])\s*(\d{1,4})[\s,;]*/gi, (_, letter: string, count: string) => {
    hands.set(toPlace(letter), Number(count));
    return '';
  });
  const isReadable = rest === '' && hands.size > 0 && [...hands.keys()].every((place) => place < choices);
  if (isReadable) return { type: 'hands', hands };
  const last = choices > 1 ? ` to ${toLetter(choices - 1)}` : '';
  const letters = choices > 0 ? `, letters A${last}` : '';
  return { type: 'fault', sentence: `Type hands as “a 12”${letters}. Found “${trimmed}”.` };
}

function toPlace(letter: string): number {
  const place = letter.toLowerCase().charCodeAt(0) - 97;
  return place >= 0 && place < 26 ? place : Number.POSITIVE_INFINITY;
}
