import type { Site } from '../../../lab/trace/index.ts';
import { findLaneColor } from '../lane-colors.ts';
import { monaco } from './monaco.ts';

/** A lane's place in the source. */
export interface LaneMark {
  lane: number;
  letter: string;
  site: Site | null;
  /** What it would do next, or what it waits for. */
  note: string;
}

/** Behind one line so many lanes say what they would do; further ones show their letters. */
const MAX_NOTES = 3;
const MAX_LETTERS = 12;

/** How a lane's place looks: its line marked in the margin, and what it would do next written behind it. */
export function toLaneDecorations(
  model: monaco.editor.ITextModel,
  marks: readonly LaneMark[],
): monaco.editor.IModelDeltaDecoration[] {
  const onLine = new Map<number, number>();
  return marks.flatMap(({ lane, letter, site, note }) => {
    if (site === null || site.line > model.getLineCount()) return [];
    const before = onLine.get(site.line) ?? 0;
    onLine.set(site.line, before + 1);
    if (before >= MAX_LETTERS) return [];
    const color = String(findLaneColor(lane));
    const end = model.getLineMaxColumn(site.line);
    return [
      {
        range: new monaco.Range(site.line, 1, site.line, 1),
        options: {
          isWholeLine: true,
          className: 'lab-stand-line',
          linesDecorationsClassName: `lab-stand-bar lab-lane-${color}`,
        },
      },
      {
        range: new monaco.Range(site.line, site.column, site.endLine, site.endColumn),
        options: { inlineClassName: `lab-stand-site lab-lane-${color}` },
      },
      {
        range: new monaco.Range(site.line, end, site.line, end),
        options: {
          showIfCollapsed: true,
          after: {
            content: before < MAX_NOTES ? `\u2003${letter}\u00a0${note}` : `\u2002${letter}`,
            inlineClassName: `lab-stand-note lab-lane-${color}`,
            inlineClassNameAffectsLetterSpacing: true,
            cursorStops: monaco.editor.InjectedTextCursorStops.None,
          },
        },
      },
    ];
  });
}
