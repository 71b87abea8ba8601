import type { Core } from './core.ts';

/** Calls the program back from the event loop: sets what the callback belongs to, and keeps an error it throws. */
export function deliver(
  core: Core,
  kind: string,
  lane: number,
  site: number,
  event: number,
  callback: () => void,
): void {
  core.ambientLane = lane;
  core.site = site;
  core.turnEvent = event;
  core.delivering = kind;
  try {
    callback();
  } catch (error) {
    core.reportError(error, lane);
  }
  core.delivering = '';
}
