import { findElapsedMs, formatClock, STOPPED } from '../../present/index.ts';
import type { Talk } from './open-talk.ts';
import type { Command } from '../../present/index.ts';

const TICK_MS = 250;

/** Keeps the discussion timers of the slides as the talk's: a button each, with the time that is left. */
export function mountTimers({ root, registers, deck }: Talk, act: (command: Command) => void): void {
  let ticking: ReturnType<typeof setInterval> | undefined;

  function draw(): void {
    const { slide } = deck.getPlace();
    const timer = registers.get(`timer/${slide}`) ?? STOPPED;
    const isOn = timer.since !== null;
    for (const button of root.querySelectorAll<HTMLElement>(`[data-slide="${slide}"] [data-timer]`)) {
      const leftMs = Math.max(0, Number(button.dataset['timer']) - findElapsedMs(timer, Date.now()));
      const text = formatClock(Math.ceil(leftMs / 1000) * 1000);
      const left = button.querySelector('span');
      if (left !== null && left.textContent !== text) left.textContent = text;
      button.dataset['state'] = leftMs === 0 ? 'over' : isOn ? 'on' : 'off';
    }
    clearInterval(ticking);
    if (isOn) ticking = setInterval(draw, TICK_MS);
  }

  root.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('[data-timer]') !== null) act('timer');
  });
  registers.subscribe(({ key }) => {
    if (key === 'place' || key.startsWith('timer/')) draw();
  });
  draw();
}
