/**
 * How many lines at the head of a starter say what to edit: comments, and the blank line after them. They tell where the idea lies, so a room that
 * is still voting does not see them.
 */
export function countEditNotes(text: string): number {
  const lines = text.split('\n');
  const code = lines.findIndex((line) => !line.startsWith('//') && line.trim() !== '');
  const comments = lines.slice(0, Math.max(0, code));
  return comments.some((line) => line.startsWith('//')) ? comments.length : 0;
}
