/** Why a lab cannot have a file of this name; '' when it can. */
export function findNameFault(name: string, taken: readonly string[]): string {
  if (name === '') return 'Give the file a name, such as worker.ts.';
  if (!name.endsWith('.ts')) return 'The name must end in .ts.';
  if (name.endsWith('.d.ts')) return 'A lab holds programs; declarations come with the libraries.';
  if (!/^[\w-]+(?:[./][\w-]+)*\.ts$/u.test(name)) return 'Use letters, digits, “-”, “_” and “/” only.';
  if (taken.some((path) => path.toLowerCase() === name.toLowerCase())) return 'There is a file of this name.';
  return '';
}
