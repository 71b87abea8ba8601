/** Lines named by text: `'2-4, 7'` gives 2, 3, 4, 7. @throws Error when the text says something else */
export function toLineSet(text: string): ReadonlySet<number> {
  const lines = text.split(',').flatMap((part) => {
    const [, from, to = from] = /^\s*(\d+)(?:\s*-\s*(\d+))?\s*$/.exec(part) ?? [];
    if (from === undefined) throw new Error(`<Code lines>: expected lines such as "2-4, 7", found "${text}"`);
    return Array.from(
      { length: Math.max(0, Number(to) - Number(from) + 1) },
      (_, index) => Number(from) + index,
    );
  });
  return new Set(lines);
}
