import type { Message } from 'esbuild';
import type { Place } from './ast.ts';
import type { PlaceMapping } from './site-table.ts';
import type { Diagnostic } from './types.ts';

/** Prefix of lab files in the bundler's own words. */
export const LAB_NAMESPACE = 'lab';

/** Prefix of libraries there, and in the maps of programs. */
export const LIBRARY_NAMESPACE = 'library';

/** A message about a place in a file. */
export function toDiagnostic(
  file: string,
  message: string,
  place: Place,
  length = 0,
  severity: Diagnostic['severity'] = 'error',
): Diagnostic {
  return { severity, message: toSentence(message), file, line: place.line, column: place.column + 1, length };
}

/** What the bundler says, in the learner's coordinates. `toOriginal` gives the mapping of a file that was instrumented. */
export function toDiagnostics(
  messages: readonly Message[],
  severity: Diagnostic['severity'],
  entry: string,
  toOriginal: (file: string) => PlaceMapping | null,
): Diagnostic[] {
  return messages.flatMap(({ text, location, detail }) => {
    if (Array.isArray(detail)) return detail as Diagnostic[]; // found before bundling
    if (!location) return toDiagnostic(entry, toPlainWords(text), { line: 1, column: 0 }, 0, severity);
    const file = withoutNamespace(location.file);
    const bytes = new TextEncoder().encode(location.lineText);
    const column = toCharacters(bytes.subarray(0, location.column));
    const length = toCharacters(bytes.subarray(location.column, location.column + location.length));
    const mapping = toOriginal(file);
    const generated = { line: location.line, column };
    const place = (mapping ? mapping(generated) : generated) ?? { line: location.line, column: 0 };
    return toDiagnostic(file, toPlainWords(text), place, length, severity);
  });
}

/** Each message once: a file that several programs hold has its faults in each. */
export function dropRepeated(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const byText = new Map(diagnostics.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic]));
  return [...byText.values()];
}

/** esbuild counts columns in bytes. */
function toCharacters(bytes: Uint8Array): number {
  return new TextDecoder().decode(bytes).length;
}

/** File of the lab that the bundler means. */
export function withoutNamespace(path: string): string {
  return path.startsWith(`${LAB_NAMESPACE}:`) ? path.slice(LAB_NAMESPACE.length + 1) : path;
}

function toPlainWords(text: string): string {
  const missing = /^No matching export in "(?:lab:|prelude:|library:)?(.*)" for import "(.*)"$/.exec(text);
  if (missing) return `'${missing[1] ?? ''}' does not export '${missing[2] ?? ''}'.`;
  return text.replaceAll(/"(?:lab|prelude|library):([^"]*)"/g, '"$1"');
}

function toSentence(message: string): string {
  const text = message.replace(/:$/, '');
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

const CONSTANT_ASSIGNED = /^Cannot assign to (?:import )?"[^"]*"/;

/**
 * Whether this is about an assignment to a constant. The bundler refuses it; the language lets the program run and
 * throws there, and so do programs here (C3).
 */
export function isConstantAssignment({ message }: Diagnostic): boolean {
  return CONSTANT_ASSIGNED.test(message);
}
