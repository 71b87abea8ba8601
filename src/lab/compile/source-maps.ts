import {
  TraceMap,
  decodedMappings,
  encodedMap,
  originalPositionFor,
  type SourceMapSegment,
} from '@jridgewell/trace-mapping';
import type { Place } from './ast.ts';
import type { PlaceMapping } from './site-table.ts';

/** Gives the original place of a place in generated text; null where the map says nothing. */
export function toPlaceMapping(map: TraceMap): PlaceMapping {
  return (place: Place): Place | null => {
    const { line, column } = originalPositionFor(map, {
      line: place.line,
      column: Math.max(0, place.column),
    });
    return line === null ? null : { line, column };
  };
}

/** One map from the text that `outer` describes to the text that `inner` begins with. Both have one source. */
export function composeMaps(outer: TraceMap, inner: TraceMap): TraceMap {
  const toOriginal = toPlaceMapping(inner);
  const mappings = decodedMappings(outer).map((segments) => {
    const composed: SourceMapSegment[] = [];
    for (const segment of segments) {
      if (segment.length === 1) continue;
      const place = toOriginal({ line: segment[2] + 1, column: segment[3] });
      if (place) composed.push([segment[0], 0, place.line - 1, place.column]);
    }
    return composed;
  });
  return new TraceMap({
    version: 3,
    names: [],
    sources: inner.sources,
    mappings,
  });
}

/** The comment that carries a map to the next tool. */
export function toMapComment(map: TraceMap): string {
  const { version, names, sources, mappings } = encodedMap(map);
  const text = JSON.stringify({ version, names, sources, mappings });
  return `//# sourceMappingURL=data:application/json,${encodeURIComponent(text.toWellFormed())}`;
}
