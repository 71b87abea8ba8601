/** Puts a text on the clipboard. Resolves with false where the browser refuses, or has none. */
export async function copyText(text: string): Promise<boolean> {
  // Absent where the page is not served securely, whatever the types say.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (clipboard === undefined) return false;
  try {
    await clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
