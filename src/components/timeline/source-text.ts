import type { Site } from '../../lab/trace/index.ts';

const SHOWN_LENGTH = 60;

/** Source files, split once. */
export type SourceLines = ReadonlyMap<string, readonly string[]>;

export function splitSources(sources: Readonly<Record<string, string>>): SourceLines {
  return new Map(Object.entries(sources).map(([file, text]) => [file, text.split(/\r?\n/)]));
}

/** The line of source at a site, without its indent; empty when it is not known. */
export function findSourceText(sources: SourceLines, site: Site | null): string {
  const line = site === null ? undefined : sources.get(site.file)?.[site.line - 1]?.trim();
  if (line === undefined) return '';
  return line.length > SHOWN_LENGTH ? `${line.slice(0, SHOWN_LENGTH - 1)}…` : line;
}
