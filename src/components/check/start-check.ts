import { answerBeside, openBeside, probeWindows } from './probe-windows.ts';
import { mountTries } from './try-by-hand.ts';
import type { Answer, Probe, ProbeName } from './types.ts';

const WORDS: Record<Answer['works'], string> = { yes: '✓ works', partly: '≈ in part', no: '✕ does not work' };

/** Longest that a probe may take: a compiler over a slow network. */
const PATIENCE_MS = 60_000;

/** Brings the check page to life. Compiler, sandbox and the rest are fetched with the first click. */
export function startCheck(): void {
  if (answerBeside()) return;
  mountTries((row, works, say) => show(row, { works, say }));
  const button = document.querySelector<HTMLButtonElement>('[data-check]');
  button?.addEventListener('click', () => {
    if (button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    // Must come first: a browser lets a page open a window while a click is handled, and not later.
    const beside = openBeside();
    check(beside)
      .catch((error: unknown) => sum(`The check broke off: ${String(error)}`))
      .finally(() => button.removeAttribute('aria-disabled'));
  });
}

async function check(beside: Window | null): Promise<void> {
  const windows = answerFor('windows', () => probeWindows(beside));
  const [{ createEngineProbes }, { probeKeep }, { probeScreen }] = await Promise.all([
    import('./probe-engine.ts'),
    import('./probe-keep.ts'),
    import('./probe-screen.ts'),
  ]);
  const engine = createEngineProbes();
  const answers = [
    windows,
    answerFor('screen', probeScreen),
    answerFor('keep', probeKeep),
    // One after the other: they share one sandbox, and a run that begins ends the one before.
    answerFor('compile', engine.compile),
  ];
  await answers[3];
  answers.push(answerFor('run', engine.run));
  await answers[4];
  answers.push(answerFor('threads', engine.threads));
  const all = await Promise.all(answers);
  engine.dispose();
  const faults = all.filter(({ works }) => works !== 'yes').length;
  sum(
    faults === 0
      ? 'Everything that can be tried by itself works. Try full screen and the pen by hand.'
      : `${faults} of ${all.length} need you: what to do stands beside each.`,
  );
}

async function answerFor(name: ProbeName, probe: Probe): Promise<Answer> {
  state(name, '… trying');
  const answer = await Promise.race([probe(), giveUp()]).catch((error: unknown): Answer => ({
    works: 'no',
    say: `It failed: ${error instanceof Error ? error.message : String(error)}`,
    todo: 'Reload this page and check again; another browser may do.',
  }));
  show(name, answer);
  return answer;
}

function giveUp(): Promise<Answer> {
  return new Promise((_resolve, reject) =>
    setTimeout(() => reject(new Error(`nothing came within ${PATIENCE_MS / 1000} s.`)), PATIENCE_MS),
  );
}

function findRow(name: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-probe="${name}"]`);
}

function state(name: string, text: string): void {
  const place = findRow(name)?.querySelector('[data-state]');
  if (place) place.textContent = text;
}

function show(name: string, { works, say, todo }: Answer): void {
  const row = findRow(name);
  state(name, WORDS[works]);
  if (row === null) return;
  row.dataset['works'] = works;
  const [found, advice] = row.querySelectorAll<HTMLElement>('[data-say], [data-todo]');
  if (found !== undefined) found.textContent = say;
  if (advice === undefined) return;
  advice.textContent = todo ?? '';
  advice.hidden = todo === undefined;
}

function sum(text: string): void {
  const place = document.querySelector('[data-sum]');
  if (place !== null) place.textContent = text;
}
