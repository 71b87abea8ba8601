import { findAllAttempts, toResultsCsv } from '../../learn/index.ts';

/** Brings the download of all answers as a table to life: `[data-results]` is its button, `[data-keeping-says]` where it is told. */
export function mountResults(): void {
  document.querySelector('[data-results]')?.addEventListener('click', () => {
    saveResults().then(tell, (error: unknown) => {
      console.error('The results could not be saved.', error);
      tell('The table could not be made. Reload this page and try again.');
    });
  });
}

async function saveResults(): Promise<string> {
  const attempts = await findAllAttempts();
  if (attempts.length === 0) return 'There is no answer to put into a table yet.';
  // Spreadsheets take a file for UTF-8 by this mark.
  const url = URL.createObjectURL(new Blob(['\uFEFF', toResultsCsv(attempts)], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `interleave-results-${new Date().toISOString().slice(0, 10)}.csv`;
  link.click();
  // The download has its own hold of the bytes by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return `Saved ${link.download}: ${String(attempts.length)} ${attempts.length === 1 ? 'row' : 'rows'}.`;
}

function tell(text: string): void {
  const says = document.querySelector('[data-keeping-says]');
  if (says !== null) says.textContent = text;
}
