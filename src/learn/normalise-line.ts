/** A line as predictions compare it: case, spaces at the ends, runs of spaces and typographic quotes do not count. */
export function normaliseLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u2018\u2019\u201a\u201b\u2032]/gu, "'")
    .replace(/[\u201c\u201d\u201e\u201f\u2033]/gu, '"')
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/\u2026/gu, '...')
    .replace(/\u200b|\u200c|\u200d|\ufeff/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}
