const ROOT = 'file:///labs/';
const INNER = '/-/';

/** Address of a lab's file in the editor: `file:///labs/<scope>/-/main.ts`. */
export function toModelPath(scope: string, path: string): string {
  return `${ROOT}${scope}${INNER}${path}`;
}

/** The lab's own path of such an address; null for anything else. */
export function toFilePath(scope: string, address: string): string | null {
  const start = toModelPath(scope, '');
  return address.startsWith(start) ? address.slice(start.length) : null;
}

/** Which lab an address belongs to; null for libraries. */
export function findScope(address: string): string | null {
  if (!address.startsWith(ROOT)) return null;
  const end = address.indexOf(INNER);
  return end < 0 ? '' : address.slice(ROOT.length, end);
}
