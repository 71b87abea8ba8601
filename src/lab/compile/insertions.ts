import type MagicString from 'magic-string';

/** Texts to insert into one source, collected while walking its tree. */
export interface Insertions {
  /** Before what begins at `position`. Register outer nodes before inner ones. */
  open(position: number, text: string): void;
  /** After what ends at `position`. Register inner nodes before outer ones. */
  close(position: number, text: string): void;
  /** Around the content of a pair of braces. */
  openInside(braces: Span, text: string): void;
  closeInside(braces: Span, text: string): void;
  /** A statement begins here and may take a semicolon before it: used when a text inserted here begins with `(`. */
  markStatement(position: number): void;
  /** Puts every text in its place. Call once. */
  applyTo(target: MagicString): void;
}

interface Span {
  start: number;
  end: number;
}

interface Slot {
  closes: string;
  opens: string;
}

const WORD_END = /[\p{ID_Continue}$]$/u;
const WORD_START = /^[\p{ID_Start}$_]/u;

/**
 * Collects insertions so that neighbours and nests come out right. Must, at one position:
 * 1. put closes before opens, since what ends here began earlier;
 * 2. keep closes in the order given (inner first) and opens in the order given (outer first);
 * 3. treat empty braces as an exception, where the inside's open and close share a position and the open comes first;
 * 4. never glue a word to the keyword before it (`await(x)`), nor a `(` to the unfinished statement before it.
 */
export function createInsertions(source: string): Insertions {
  const slots = new Map<number, Slot>();
  const statementStarts = new Set<number>();
  const slotAt = (position: number): Slot => {
    let slot = slots.get(position);
    if (!slot) slots.set(position, (slot = { closes: '', opens: '' }));
    return slot;
  };
  const isEmpty = (braces: Span): boolean => braces.start + 2 === braces.end;
  const open = (position: number, text: string): void => {
    slotAt(position).opens += text;
  };
  const close = (position: number, text: string): void => {
    slotAt(position).closes += text;
  };

  return {
    open,
    close,
    openInside: (braces, text) => {
      open(braces.start + 1, text);
    },
    closeInside: (braces, text) => {
      if (isEmpty(braces)) open(braces.start + 1, text);
      else close(braces.end - 1, text);
    },
    markStatement: (position) => {
      statementStarts.add(position);
    },
    applyTo: (target) => {
      for (const [position, slot] of slots) {
        let { opens } = slot;
        if (opens.startsWith('(') && statementStarts.has(position)) opens = `;${opens}`;
        const before = slot.closes || source.slice(Math.max(0, position - 2), position);
        if (WORD_START.test(opens) && WORD_END.test(before)) opens = ` ${opens}`;
        if (slot.closes) target.appendLeft(position, slot.closes);
        if (opens) target.appendRight(position, opens);
      }
    },
  };
}
