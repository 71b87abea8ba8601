import { whyNoWorker } from './register-worker.ts';
import { toSizeText } from './size-text.ts';

/** Brings the buttons "Get this lesson ready" to life. What they need is fetched with the first click. */
export function mountReady(): void {
  for (const box of document.querySelectorAll<HTMLElement>('[data-ready-lesson]')) {
    const button = box.querySelector('button');
    const status = box.querySelector<HTMLElement>('[role="status"]');
    const lesson = box.dataset['readyLesson'];
    if (button === null || status === null || lesson === undefined) continue;
    button.addEventListener('click', () => void getReady(lesson, button, status));
  }
}

async function getReady(lesson: string, button: HTMLButtonElement, status: HTMLElement): Promise<void> {
  const reason = whyNoWorker();
  if (reason !== null) {
    status.textContent = reason;
    return;
  }
  button.setAttribute('aria-disabled', 'true');
  if (status.dataset['busy'] !== undefined) return;
  status.dataset['busy'] = '';
  try {
    const { keepLesson, loadNeeds } = await import('./keep-lesson.ts');
    status.textContent = 'Looking up what it needs';
    const needs = await loadNeeds(lesson);
    const kept = await keepLesson(needs, ({ step, count, of }) => {
      status.textContent =
        step === 'loading' ? `Loading, ${count} of ${of} files` : `Reading back, ${count} of ${of}`;
    });
    status.textContent = `Ready without network: ${toSizeText(kept.sizeBytes)} in ${kept.files} files, read back.`;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    status.textContent = `Not ready. ${why} Press again to go on where it stopped.`;
  } finally {
    delete status.dataset['busy'];
    button.removeAttribute('aria-disabled');
  }
}
