import type { Answer } from './types.ts';

const CHANNEL = 'interleave:check';
/** Fragment of the window that is opened beside this one. */
const BESIDE = '#beside';
const ROUNDS = 5;
const PATIENCE_MS = 8000;

/** What the two windows of a check say to each other. */
type CheckMessage =
  { type: 'here' } | { type: 'ask'; round: number } | { type: 'answer'; round: number } | { type: 'close' };

/** This page was opened by the check of another window: it answers, and closes when it is told to. */
export function answerBeside(): boolean {
  if (location.hash !== BESIDE) return false;
  const channel = new BroadcastChannel(CHANNEL);
  const post = (message: CheckMessage): void => channel.postMessage(message);
  channel.onmessage = ({ data }: MessageEvent<CheckMessage>) => {
    if (data.type === 'ask') post({ type: 'answer', round: data.round });
    if (data.type === 'close') close();
  };
  post({ type: 'here' });
  return true;
}

/** Opens a second window of the site. Must be called while a click is being handled. */
export function openBeside(): Window | null {
  return open(`${location.pathname}${BESIDE}`, '_blank', 'popup,width=480,height=320');
}

/** Whether two windows of this browser hear each other, as a deck and its presenter must. */
export async function probeWindows(beside: Window | null): Promise<Answer> {
  if (beside === null)
    return {
      works: 'partly',
      say: 'This browser has blocked a second window.',
      todo: 'Allow pop-ups for this site, or open the presenter’s window yourself in a second tab: press “Presenter” in a deck.',
    };
  const channel = new BroadcastChannel(CHANNEL);
  try {
    const fastestMs = await talk(channel);
    const say = `A second window was opened and answered ${ROUNDS} times, within ${Math.max(1, Math.ceil(fastestMs))} ms.`;
    return { works: 'yes', say };
  } catch {
    return {
      works: 'no',
      say: `A second window was opened, and did not answer within ${PATIENCE_MS / 1000} s.`,
      todo: 'Present with one display: the presenter’s window shows the notes under the slide (button “One display”).',
    };
  } finally {
    channel.postMessage({ type: 'close' } satisfies CheckMessage);
    channel.close();
    beside.close();
  }
}

/** Asks several times. @returns the shortest way there and back, in ms */
function talk(channel: BroadcastChannel): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('No answer.')), PATIENCE_MS);
    let askedMs = 0;
    let fastestMs = Infinity;
    const ask = (round: number): void => {
      askedMs = performance.now();
      channel.postMessage({ type: 'ask', round } satisfies CheckMessage);
    };
    channel.onmessage = ({ data }: MessageEvent<CheckMessage>) => {
      if (data.type === 'here') ask(1);
      if (data.type !== 'answer') return;
      fastestMs = Math.min(fastestMs, performance.now() - askedMs);
      if (data.round < ROUNDS) {
        ask(data.round + 1);
        return;
      }
      clearTimeout(timer);
      resolve(fastestMs);
    };
  });
}
