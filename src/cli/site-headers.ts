import { readFile } from 'node:fs/promises';

/** Headers for paths that match one pattern of a `_headers` file. */
export interface HeaderRule {
  /** Path, in which `*` stands for any text. */
  pattern: string;
  headers: Record<string, string>;
}

/** What every answer carries, so that shared memory works: the page is isolated from other origins. */
const ISOLATION: Readonly<Record<string, string>> = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Rules of a `_headers` file, the format that static hosts share: a path, then indented `Name: value` lines. */
export function parseHeaderRules(text: string): HeaderRule[] {
  const rules: HeaderRule[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    if (!/^\s/.test(line)) {
      rules.push({ pattern: line.trim(), headers: {} });
      continue;
    }
    const colon = line.indexOf(':');
    const rule = rules.at(-1);
    if (rule === undefined || colon < 0)
      throw new Error(`_headers: expected "Name: value" under a path, found "${line.trim()}"`);
    rule.headers[line.slice(0, colon).trim()] = line.slice(colon + 1).trim();
  }
  return rules;
}

/** Headers of one path: isolation, then every rule that matches, later ones winning. */
export function findHeaders(rules: readonly HeaderRule[], path: string): Record<string, string> {
  const found: Record<string, string> = { ...ISOLATION };
  for (const { pattern, headers } of rules) if (isMatch(pattern, path)) Object.assign(found, headers);
  return found;
}

function isMatch(pattern: string, path: string): boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`).test(path);
}

/** Rules of the built site; none when it has no `_headers`. */
export async function readHeaderRules(file: string): Promise<HeaderRule[]> {
  try {
    return parseHeaderRules(await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
