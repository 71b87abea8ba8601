import type { Node, Place } from './ast.ts';
import type { CodeSite } from './types.ts';

/** Where a place of the parsed text stands in the learner's file; null = nowhere. */
export type PlaceMapping = (place: Place) => Place | null;

/** The numbers that hooks carry: an index into `sites` for each place registered. */
export interface SiteTable {
  readonly sites: CodeSite[];
  /** Where a place of the parsed text stands in the file. */
  locate(place: Place): Place;
  /** Registers a node, or its part from `from.start` to `to.end`, and gives its number. */
  add(kind: CodeSite['kind'], span: SiteSpan, name?: string): number;
}

export interface SiteSpan {
  start: Place;
  end: Place;
}

/** A table for one file that appends to `sites`, shared by all files of a program. */
export function createSiteTable(file: string, sites: CodeSite[], toOriginal: PlaceMapping | null): SiteTable {
  const locate = (place: Place): Place =>
    toOriginal ? (toOriginal(place) ?? { line: 1, column: 0 }) : place;
  return {
    sites,
    locate,
    add: (kind, span, name = '') => {
      const start = locate(span.start);
      const mappedEnd = locate(span.end);
      const isBackwards =
        mappedEnd.line < start.line || (mappedEnd.line === start.line && mappedEnd.column < start.column);
      const end = isBackwards ? start : mappedEnd;
      sites.push({
        file,
        line: start.line,
        column: start.column + 1,
        endLine: end.line,
        endColumn: end.column + 1,
        kind,
        name,
      });
      return sites.length - 1;
    },
  };
}

const LONGEST_NAME = 40;

/** A site's name from a piece of source, cut at 40 characters. */
export function cutName(text: string): string {
  const name = text.replace(/\s+/g, ' ');
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
}

/** From the beginning of one node to the beginning of another: a loop's or function's head. */
export function toHeadSpan(node: Node, body: Node | null): SiteSpan {
  return { start: node.loc.start, end: body ? body.loc.start : node.loc.end };
}
