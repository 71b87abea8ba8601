/** Asks the questions of a placement one after the other; when all are answered, has them computed and says where to begin. */
export function mountPlacement(): void {
  const root = document.querySelector<HTMLElement>('[data-placement]');
  if (root === null) return;
  const questions = [...root.querySelectorAll<HTMLElement>('[data-placement-question]')];
  const begin = root.querySelector<HTMLButtonElement>('[data-placement-begin]');
  const result = root.querySelector<HTMLElement>('[data-placement-result]');
  const given: number[] = [];

  const show = (index: number): void => {
    for (const [place, question] of questions.entries()) question.hidden = place !== index;
    questions[index]?.querySelector('h3')?.focus();
  };

  const finish = async (): Promise<void> => {
    if (result === null) return;
    result.textContent = 'Running the programs';
    result.focus();
    try {
      const { judgePlacement } = await import('./judge-placement.ts');
      result.replaceChildren(...(await judgePlacement(questions, given)));
    } catch (error) {
      console.error('The programs could not be run.', error);
      result.textContent = 'The programs could not be run. Check the connection, then ask again.';
    }
    if (begin === null) return;
    begin.textContent = 'Ask me again';
    begin.hidden = false;
    root.append(begin);
  };

  begin?.addEventListener('click', () => {
    given.length = 0;
    begin.hidden = true;
    result?.replaceChildren();
    show(0);
    import('../lab/engine.ts').then(
      ({ warmEngine }) => warmEngine(),
      (error: unknown) => console.error('The engine could not be fetched.', error),
    );
  });
  root.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    const button = event.target.closest<HTMLButtonElement>('button[data-option]');
    if (button === null) return;
    given.push(Number(button.dataset['option']));
    show(given.length);
    if (given.length === questions.length) void finish();
  });
}
