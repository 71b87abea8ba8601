import {
  exportProgress,
  findStoreTrouble,
  importProgress,
  readExport,
  resetProgress,
  StoreError,
  toTroubleText,
} from '../../learn/index.ts';
import type { ImportSummary } from '../../learn/index.ts';
import { toCount } from './size-text.ts';

/** Brings export, import and reset to life, and says how long what is kept will last. */
export function mountKeeping(): void {
  const says = document.querySelector<HTMLElement>('[data-keeping-says]');
  const tell = (text: string): void => {
    if (says !== null) says.textContent = text;
  };
  const act = (work: () => Promise<string>): void => {
    work().then(tell, (error: unknown) => {
      console.error('Progress could not be kept.', error);
      tell(
        error instanceof StoreError
          ? error.message
          : 'That did not work. Nothing was changed. Reload this page and try again.',
      );
    });
  };

  find('export')?.addEventListener('click', () => act(exportFile));
  const input = document.querySelector<HTMLInputElement>('[data-keeping="file"]');
  input?.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file === undefined) return;
    act(async () => {
      const says = await importFile(file);
      input.value = '';
      return says;
    });
  });
  const dialog = document.querySelector<HTMLDialogElement>('[data-keeping="dialog"]');
  find('reset')?.addEventListener('click', () => dialog?.showModal());
  dialog?.addEventListener('close', () => {
    if (dialog.returnValue === 'reset')
      act(async () => {
        await resetProgress();
        return 'Everything kept in this browser is gone.';
      });
  });
  mountLasting().catch((error: unknown) =>
    console.warn('The browser does not say how long it keeps.', error),
  );
}

async function exportFile(): Promise<string> {
  const now = Date.now();
  const file = await exportProgress(now);
  const url = URL.createObjectURL(new Blob([JSON.stringify(file, null, 1)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `interleave-progress-${file.exportedAt.slice(0, 10)}.json`;
  link.click();
  // The download has its own hold of the bytes by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return `Exported to ${link.download}: ${toCount(file.attempts.length, 'answer')}, ${toCount(new Set(file.drafts.map(({ lab }) => lab)).size, 'lab')} with code of yours.`;
}

async function importFile(file: File): Promise<string> {
  const read = readExport(await file.text());
  if (read.type === 'unusable') return read.message;
  return toSummaryText(await importProgress(read.file, Date.now()));
}

/** What came in, as a sentence. */
export function toSummaryText(summary: ImportSummary): string {
  const parts = [
    [summary.attempts, 'answer'],
    [summary.solved, 'solved challenge'],
    [summary.lessons, 'lesson'],
    [summary.drafts, 'lab with code', 'labs with code'],
    [summary.reviews, 'question to review', 'questions to review'],
    [summary.settings, 'setting'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, one, many]) => toCount(count, one, many));
  const aside =
    summary.setAside === 0
      ? ''
      : ` Where both had code, the newer text shows and the older one stands among the earlier texts (${toCount(summary.setAside, 'lab')}).`;
  if (said.length === 0) return `Everything in this file was here already.${aside}`;
  return `Imported: ${said.join(', ')}. Nothing that was here is lost.${aside}`;
}

/** Says where things are kept; where the browser may clear them, offers to ask it not to. */
async function mountLasting(): Promise<void> {
  const place = document.querySelector<HTMLElement>('[data-keeping-lasting]');
  const persist = find('persist');
  if (place === null) return;
  const trouble = await findStoreTrouble();
  if (trouble !== null) {
    place.textContent = toTroubleText(trouble);
    place.dataset['trouble'] = trouble;
    return;
  }
  const isLasting = await navigator.storage.persisted();
  place.textContent = isLasting
    ? 'It is kept in this browser alone, and the browser has agreed not to clear it. Nothing of it is sent anywhere.'
    : 'It is kept in this browser alone, and the browser may clear it when space runs short. Nothing of it is sent anywhere.';
  if (isLasting || persist === null) return;
  persist.hidden = false;
  persist.addEventListener('click', () => {
    navigator.storage
      .persist()
      .then((isAgreed) => {
        persist.hidden = isAgreed;
        place.textContent = isAgreed
          ? 'The browser has agreed not to clear it.'
          : 'The browser did not agree. Export a file now and then.';
      })
      .catch((error: unknown) => console.warn('The browser could not be asked.', error));
  });
}

function find(name: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-keeping="${name}"]`);
}
