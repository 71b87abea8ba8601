import type { Entry, Registers } from '../../present/index.ts';

/** A talk that was left for longer than this is over: the next room votes anew. */
const KEPT_MS = 12 * 60 * 60 * 1000;

const toName = (lesson: string): string => `interleave:talk:${lesson}`;

function isKept({ key }: Entry): boolean {
  return key === 'clock' || key.startsWith('vote/');
}

/** Brings votes and the clock of a talk that goes on back into a window. They stay on this machine. */
export function bringBack(lesson: string, registers: Registers, now: number): void {
  try {
    const text = localStorage.getItem(toName(lesson));
    if (text === null) return;
    const { at, entries } = JSON.parse(text) as { at: number; entries: Entry[] };
    if (now - at < KEPT_MS) registers.merge(entries);
  } catch (error) {
    console.warn('This browser keeps no counts.', error);
  }
}

/** Writes votes and the clock down from now on. */
export function keepTalk(lesson: string, registers: Registers): void {
  registers.subscribe((entry) => {
    if (!isKept(entry)) return;
    try {
      const entries = registers.entries().filter(isKept);
      localStorage.setItem(toName(lesson), JSON.stringify({ at: Date.now(), entries }));
    } catch (error) {
      console.warn('This browser keeps no counts.', error);
    }
  });
}
