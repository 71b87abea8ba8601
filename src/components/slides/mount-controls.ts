import { COMMANDS, type Command } from '../../present/index.ts';
import type { Talk } from './open-talk.ts';

const HIDES_AFTER_MS = 2500;

/** Brings buttons that name a command to life, and hides the deck's own when nobody moves. */
export function mountControls({ root }: Talk, act: (command: Command) => void): void {
  document.addEventListener('click', (event) => {
    const button =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-command]') : null;
    const command = COMMANDS.find((each) => each.command === button?.dataset['command'])?.command;
    if (command !== undefined) act(command);
  });
  let hiding: ReturnType<typeof setTimeout> | undefined;
  const wake = (): void => {
    root.dataset['awake'] = '';
    clearTimeout(hiding);
    hiding = setTimeout(() => delete root.dataset['awake'], HIDES_AFTER_MS);
  };
  for (const sign of ['pointermove', 'pointerdown'] as const) addEventListener(sign, wake, { passive: true });
}
