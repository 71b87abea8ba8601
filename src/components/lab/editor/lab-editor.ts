import type { Diagnostic, SourceFiles } from '../../../lab/index.ts';
import type { Site } from '../../../lab/trace/index.ts';
import type { LabSelection } from '../../../present/index.ts';
import type { LaneMark } from './lane-decorations.ts';

/** What the editor tells; each is looked up when it happens. */
export interface EditorEvents {
  onText(path: string, text: string): void;
  /** The learner followed a definition into another file. */
  onOpen(path: string): void;
  /** The learner asks where this line stands in the run. */
  onLine(path: string, line: number): void;
  /** Tab leaves the editor, or writes into it again. */
  onTabLeaves(leaves: boolean): void;
  /** The learner has marked something, or scrolled. */
  onSelect(selection: LabSelection): void;
}

/** The editor of one lab, whichever library draws it. */
export interface LabEditor {
  sync(files: SourceFiles): void;
  open(path: string): void;
  mark(diagnostics: readonly Diagnostic[]): void;
  /** Lets a place glow; null puts the glow out. */
  glow(site: Site | null): void;
  /** Marks where the lanes of a paused run stand, each with what it would do next; none puts the marks out. */
  stand(marks: readonly LaneMark[]): void;
  /** Brings a place into view and puts the caret there. */
  goTo(site: Site): void;
  /** Shows what is marked in another window, scrolled as there. */
  follow(selection: LabSelection): void;
  setFontSize(px: number): void;
  /** Sets the file on show in order: spaces and indents everywhere, or indents alone where there is no formatter. */
  format(): void;
  /** Types the text where the caret is. */
  insert(text: string): void;
  undo(): void;
  focus(): void;
  dispose(): void;
}
