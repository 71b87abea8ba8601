import type { Command, Role } from '../../present/index.ts';
import { createCommands } from './create-commands.ts';
import { mountControls } from './mount-controls.ts';
import { mountDeckLabs } from './mount-deck-labs.ts';
import { mountHistory } from './mount-history.ts';
import { mountInk } from './mount-ink.ts';
import { mountKeys } from './mount-keys.ts';
import { mountSwipe } from './mount-swipe.ts';
import { mountTimers } from './mount-timers.ts';
import { openTalk, type Talk } from './open-talk.ts';
import { mountOverview } from './mount-overview.ts';
import { showTalk, type Show } from './show-talk.ts';

/** A talk that is on show, with the slides as the page brought them, for pictures of slides. */
export interface StartedTalk {
  talk: Talk;
  show: Show;
  stills: readonly HTMLElement[];
  act: (command: Command) => void;
}

/** Starts a window of a talk: shows where it stands, and listens to keys, fingers, buttons and the other windows. */
export function startTalk(role: Role, toggleTheme: () => void): StartedTalk {
  const root = document.querySelector<HTMLElement>('[data-deck]');
  if (root === null) throw new Error('A page of slides must hold an element with data-deck.');
  const talk = openTalk(root, role);
  const stills = talk.slides.map((slide) => slide.root.cloneNode(true) as HTMLElement);
  const show = showTalk(talk);
  const takeTool = mountInk(talk);
  const toggleOverview = mountOverview(talk, show, stills);
  const help = root.querySelector<HTMLDialogElement>('[data-deck-help]');
  let tool: 'pen' | 'pointer' | null = null;
  const setTool = (next: 'pen' | 'pointer' | null): void => {
    tool = next;
    takeTool(next);
    for (const button of document.querySelectorAll<HTMLElement>(
      '[data-command="pen"], [data-command="pointer"]',
    ))
      button.setAttribute('aria-pressed', String(button.dataset['command'] === next));
  };
  const commands = createCommands(talk, {
    toggleTheme,
    toggleOverview,
    toggleHelp() {
      if (help?.open === true) help.close();
      else help?.showModal();
    },
    toggleTool: (next) => setTool(tool === next ? null : next),
    close() {
      setTool(null);
      if (talk.registers.get('isBlack') === true) talk.registers.put('isBlack', false);
    },
  });
  const act = (command: Command): void => commands[command]();
  mountControls(talk, act);
  mountKeys(talk, act);
  mountSwipe(talk);
  mountTimers(talk, act);
  mountDeckLabs(talk);
  show.draw();
  mountHistory(talk);
  root.dataset['ready'] = '';
  return { talk, show, stills, act };
}
