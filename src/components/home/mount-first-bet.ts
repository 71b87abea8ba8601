/** First signs that somebody is there; bots and background tabs give none. */
const SIGNS = ['scroll', 'pointermove', 'pointerdown', 'keydown', 'touchstart'] as const;

/** Brings the first page's question to life: nothing of the engine is fetched before somebody moves. */
export function mountFirstBet(): void {
  const root = document.querySelector<HTMLElement>('[data-first-bet]');
  if (root === null) return;
  warmAtFirstSign();
  root.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    const button = event.target.closest<HTMLButtonElement>('button[data-option]');
    if (button === null || root.dataset['state'] === 'busy' || root.dataset['state'] === 'done') return;
    void commit(root, button);
  });
}

async function commit(root: HTMLElement, chosen: HTMLButtonElement): Promise<void> {
  const told = root.querySelector<HTMLElement>('[data-told]');
  const buttons = [...root.querySelectorAll<HTMLButtonElement>('button[data-option]')];
  root.dataset['state'] = 'busy';
  for (const button of buttons) {
    button.setAttribute('aria-disabled', 'true');
    button.classList.toggle('is-chosen', button === chosen);
  }
  if (told !== null) told.textContent = 'Running the program';
  try {
    const { playFirstBet } = await import('./play-first-bet.ts');
    await playFirstBet(root, Number(chosen.dataset['option']));
    root.dataset['state'] = 'done';
  } catch (error) {
    console.error('The program could not be run.', error);
    delete root.dataset['state'];
    for (const button of buttons) {
      button.removeAttribute('aria-disabled');
      button.classList.remove('is-chosen');
    }
    if (told !== null)
      told.textContent = 'The program could not be fetched. Check the connection, then choose again.';
  }
}

function warmAtFirstSign(): void {
  const controller = new AbortController();
  const warm = (): void => {
    controller.abort();
    import('../lab/engine.ts').then(
      ({ warmEngine }) => warmEngine(),
      (error: unknown) => console.error('The engine could not be fetched.', error),
    );
  };
  for (const sign of SIGNS)
    addEventListener(sign, warm, { passive: true, capture: true, signal: controller.signal });
}
