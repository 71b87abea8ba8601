import type { Finding, WaitingLane } from '../../lab/index.ts';
import { plain, toSites } from './state-text.ts';
import type { RunStateText } from './state-text.ts';

/** What a finding says, and where. */
export function describeFinding(finding: Finding): RunStateText {
  switch (finding.type) {
    case 'unhandledRejection':
      return {
        tone: 'trouble',
        text: `Nobody handles this rejection: ${finding.error.name}: ${finding.error.message}`,
        detail: finding.error.hint ?? '',
        sites: toSites(finding.error.frames.map((frame) => frame.site)),
      };
    case 'lostMessage':
      return plain('trouble', `A message is lost: ${finding.message}`);
    case 'clockWatched':
      return {
        tone: 'done',
        text: 'This loop watches the clock. Code takes no time on the virtual clock, so each look moves it on.',
        detail: '',
        sites: toSites([finding.site]),
      };
    case 'failedAssertion':
      return {
        tone: 'trouble',
        text: `An assertion fails: ${finding.message}`,
        detail: '',
        sites: toSites([finding.site]),
      };
    case 'spinCollapsed':
      return {
        tone: 'done',
        text: 'This loop reads one place until it changes. It counts as waiting for that.',
        detail: '',
        sites: toSites([finding.site]),
      };
    case 'dataRace': {
      const { name, first, second } = finding;
      const both = first.writes && second.writes ? 'both write it' : 'one of them writes it';
      return {
        tone: 'trouble',
        text: `Data race: two threads reach ${name}, ${both}, and nothing says who comes first.`,
        detail: '',
        sites: toSites([first.site, second.site]),
      };
    }
    case 'deadlock':
      return {
        tone: 'trouble',
        text: 'Deadlock: nobody can go on.',
        detail: finding.waiting.map((lane) => describeWaiting(lane, finding.waiting)).join('\n'),
        sites: toSites(finding.waiting.map((lane) => lane.site)),
      };
  }
}

/** `left waits for lock b[0], which right took at main.ts:7.` */
export function describeWaiting(waiting: WaitingLane, all: readonly WaitingLane[]): string {
  const { label, waitsFor, holderSite } = waiting;
  const start = `${label} waits for ${waiting.for}`;
  if (waitsFor === null) return `${start}, and nobody is left to end the wait.`;
  if (holderSite === null) return `${start}.`;
  const holder = all.find(({ lane }) => lane === waitsFor)?.label ?? 'another lane';
  return `${start}, which ${holder} took at ${holderSite.file}:${String(holderSite.line)}.`;
}
