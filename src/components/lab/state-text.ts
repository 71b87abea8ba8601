import type { Site } from '../../lab/trace/index.ts';

/** Where a lab stands, in words. */
export interface RunStateText {
  tone: 'idle' | 'busy' | 'done' | 'trouble';
  text: string;
  /** What to do about it, or more about it; '' when there is nothing to add. */
  detail: string;
  /** Places in the learner's files that it speaks of. */
  sites: readonly { label: string; site: Site }[];
}

/** Words without more. */
export function plain(tone: RunStateText['tone'], text: string): RunStateText {
  return { tone, text, detail: '', sites: [] };
}

/** Each place once, those that are known. */
export function toSites(sites: readonly (Site | null)[]): RunStateText['sites'] {
  const labelled = sites
    .filter((site) => site !== null)
    .map((site) => ({ label: `${site.file}:${String(site.line)}`, site }));
  return labelled.filter(
    ({ label }, index) => labelled.findIndex((other) => other.label === label) === index,
  );
}

/** `main.ts:2:13`. */
export function toPlace({ file, line, column }: Pick<Site, 'file' | 'line' | 'column'>): string {
  return `${file}:${String(line)}:${String(column)}`;
}

/** A place of one character. */
export function toSite(file: string, line: number, column: number): Site {
  return { file, line, column, endLine: line, endColumn: column + 1 };
}
