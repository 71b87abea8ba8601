import { StateEffect, StateField } from '@codemirror/state';
import type { EditorState, Range } from '@codemirror/state';
import { Decoration, EditorView, WidgetType } from '@codemirror/view';
import type { DecorationSet } from '@codemirror/view';
import type { Site } from '../../../lab/trace/index.ts';
import type { LabSelection } from '../../../present/index.ts';
import { findLaneColor } from '../lane-colors.ts';
import type { LaneMark } from './lane-decorations.ts';

/** What is drawn into the text of the open file. */
export interface TouchMarks {
  glow: Site | null;
  standings: readonly LaneMark[];
  followed: LabSelection | null;
}

/** Puts other marks into the text. */
export const setMarks: ReturnType<typeof StateEffect.define<TouchMarks>> = StateEffect.define<TouchMarks>();

/** The marks as drawn; an edit moves them along. */
export const markField: StateField<DecorationSet> = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(drawn, transaction) {
    const wanted = transaction.effects.find((effect) => effect.is(setMarks));
    return wanted === undefined
      ? drawn.map(transaction.changes)
      : toDecorations(transaction.state, wanted.value);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Where a line and a column (from 1) stand in the text; the nearest place when the text is shorter. */
export function toOffset(state: EditorState, line: number, column: number): number {
  const found = state.doc.line(Math.min(Math.max(1, line), state.doc.lines));
  return Math.min(found.from + Math.max(0, column - 1), found.to);
}

/** Behind one line so many lanes say what they would do; further ones show their letters. */
const MAX_NOTES = 3;

function toDecorations(state: EditorState, { glow, standings, followed }: TouchMarks): DecorationSet {
  const all: Range<Decoration>[] = [];
  const onLine = new Map<number, number>();
  const addLine = (line: number, className: string): void => {
    const from = toOffset(state, line, 1);
    all.push(Decoration.line({ class: className }).range(from));
  };
  const addText = (from: number, to: number, className: string): void => {
    if (to > from) all.push(Decoration.mark({ class: className }).range(from, to));
  };
  const addSite = (site: Site, className: string): void =>
    addText(
      toOffset(state, site.line, site.column),
      toOffset(state, site.endLine, site.endColumn),
      className,
    );
  if (glow !== null) {
    addLine(glow.line, 'lab-glow-line');
    addSite(glow, 'lab-glow-site');
  }
  for (const { lane, letter, site, note } of standings) {
    if (site === null || site.line > state.doc.lines) continue;
    const before = onLine.get(site.line) ?? 0;
    onLine.set(site.line, before + 1);
    const color = `lab-lane-${String(findLaneColor(lane))}`;
    if (before === 0) addLine(site.line, `lab-stand-line lab-stand-bar ${color}`);
    addSite(site, `lab-stand-site ${color}`);
    const end = state.doc.line(site.line).to;
    const text = before < MAX_NOTES ? `\u2003${letter}\u00a0${note}` : `\u2002${letter}`;
    const widget = new NoteWidget(text, `lab-stand-note ${color}`);
    all.push(Decoration.widget({ widget, side: 1 + before }).range(end));
  }
  if (followed !== null) {
    const { from, to } = followed;
    addText(toOffset(state, from.line, from.column), toOffset(state, to.line, to.column), 'lab-their-marked');
  }
  return Decoration.set(all, true);
}

class NoteWidget extends WidgetType {
  readonly text: string;
  readonly className: string;

  constructor(text: string, className: string) {
    super();
    this.text = text;
    this.className = className;
  }

  override eq(other: NoteWidget): boolean {
    return other.text === this.text && other.className === this.className;
  }

  toDOM(): HTMLElement {
    const element = document.createElement('span');
    element.className = this.className;
    element.textContent = this.text;
    return element;
  }
}
