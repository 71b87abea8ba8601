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

/** How a lane's place looks: its line marked in the margin, and what it would do next written behind it. */
export function toLaneDecorations(
  model: monaco.editor.ITextModel,
  marks: readonly LaneMark[],
): monaco.editor.IModelDeltaDecoration[] {
  return marks.flatMap(({ lane, letter, site, note }) => {
    if (site === null || site.line > model.getLineCount()) return [];
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
            content: `\u2003${letter}\u00a0${note}`,
            inlineClassName: `lab-stand-note lab-lane-${color}`,
            inlineClassNameAffectsLetterSpacing: true,
            cursorStops: monaco.editor.InjectedTextCursorStops.None,
          },
        },
      },
    ];
  });
}
