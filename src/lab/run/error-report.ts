import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import { toPlainMessage } from '../compile/index.ts';
import type { Program } from '../compile/types.ts';
import type { Lane, TraceEvent } from '../trace/event.ts';
import type { ErrorReport } from './types.ts';
import type { WireError } from './wire.ts';

/** Maps errors of one program to the learner's own lines. */
export type ErrorReporter = (
  error: WireError,
  events: readonly TraceEvent[],
  lanes: readonly Lane[],
) => ErrorReport;

/** Lines of the loaded script before the program's first line; `frame-boot.ts` puts the text on the script's first line. */
const SCRIPT_NAME = 'lab-program.js';
/** A thread's module begins on its script's second line. */
const THREAD_SCRIPT = /lab-thread-(\d+)\.js/;
const SCRIPT = /lab-(?:program|thread-\d+)\.js/;
const POSITION = /^\s*(?:at )?(.*?)[ @(]*(?:[a-z]+:[^\s()]*|lab-(?:program|thread-\d+)\.js):(\d+):(\d+)\)?$/;
/** Libraries, which have no lines of the learner's: the frame that called into one names it. */
const LIBRARY = /^library:(.*)$/;
/** What the bundler adds to a lab's own files. */
const OURS = /^(?:start|prelude):/;
/** The program's text begins behind this on line 1. */
const PREFIX = 'self.$program='.length;

export function createErrorReporter(program: Program): ErrorReporter {
  const maps = new Map<string, TraceMap>();
  /** The map of a script that a stack names: main's, or that of a module that threads run. */
  const findMap = (script: string): TraceMap | null => {
    const known = maps.get(script);
    if (known) return known;
    const number = THREAD_SCRIPT.exec(script)?.[1];
    const text = number === undefined ? program.map : program.threads[Number(number)]?.map;
    if (text === undefined) return null;
    const map = new TraceMap(text);
    maps.set(script, map);
    return map;
  };
  return (error, events, lanes) => {
    const { frames, library } = findOwnFrames(error.stack, findMap);
    const within = frames.length === 0 ? library : null;
    addParents(frames, error.lane, events, lanes);
    const hint = findHint(error) ?? (within === null ? null : toLibraryHint(within));
    return {
      name: error.name,
      message: toPlainMessage(error.message),
      frames,
      ...(hint === null ? {} : { hint }),
    };
  };
}

function findOwnFrames(
  stack: string,
  findMap: (script: string) => TraceMap | null,
): { frames: ErrorReport['frames']; library: string | null } {
  const frames: ErrorReport['frames'] = [];
  /** The library that the frames since the last own one are of. */
  let library: string | null = null;
  for (const text of stack.split('\n')) {
    const script = SCRIPT.exec(text)?.[0];
    const map = script === undefined ? null : findMap(script);
    const match = map ? POSITION.exec(text) : null;
    if (!match || !map) continue;
    const isMain = script === SCRIPT_NAME;
    const line = Number(match[2]) - (isMain ? 0 : 1);
    const column = Number(match[3]) - 1 - (isMain && line === 1 ? PREFIX : 0);
    if (column < 0) continue;
    const place = originalPositionFor(map, { line, column });
    if (place.source === null || OURS.test(place.source)) continue;
    const inside = LIBRARY.exec(place.source)?.[1];
    if (inside !== undefined) {
      library = inside;
      continue;
    }
    const file = place.source.replace(/^.*?:\/*/, '').replace(/^\.\//, '');
    const raw = (match[1] ?? '').trim();
    const at = {
      file,
      line: place.line,
      column: place.column + 1,
      endLine: place.line,
      endColumn: place.column + 2,
    };
    const own = raw.replace(/^async\*?\s*/, '').replace(/^(.*?)\/<$/, '$1') || 'top level';
    const name = library === null ? own : `${own}, in ${library}`;
    library = null;
    frames.push({ site: at, name, async: raw.startsWith('async') });
    if (frames.length === 20) break;
  }
  return { frames, library };
}

function toLibraryHint(library: string): string {
  return `It was thrown inside the library ${library}, at a moment when none of your own lines was running.`;
}

/** Adds, from the trace, where each task on the way to the main one was started. */
function addParents(
  frames: ErrorReport['frames'],
  from: number,
  events: readonly TraceEvent[],
  lanes: readonly Lane[],
): void {
  for (
    let lane = lanes[from];
    lane && lane.parent !== null && frames.length < 30;
    lane = lanes[lane.parent]
  ) {
    const { id } = lane;
    const started = events.find((event) => event.lane === id && event.type === 'started');
    if (started?.site) frames.push({ site: started.site, name: `started as ${lane.label}`, async: true });
  }
}

const ABSENT =
  /\b(XMLHttpRequest|WebSocket|EventSource|importScripts|indexedDB|caches|localStorage|sessionStorage|document|window|alert|prompt|require|process|BroadcastChannel|WebAssembly|location|postMessage)\b/;

function findHint({ name, message }: WireError): string | null {
  if (name === 'ReferenceError' && ABSENT.test(message)) {
    const what = ABSENT.exec(message)?.[0] ?? 'It';
    return `${what} is not part of a lab. A lab has the language, timers, fetch on the course's own server, AbortSignal, MessageChannel, streams and the console.`;
  }
  if (name === 'EvalError')
    return 'Code cannot be made from text here: eval and new Function are switched off.';
  if (name === 'RangeError' && /call stack/i.test(message))
    return 'A function keeps calling itself. Look for the case in which it should stop.';
  return null;
}
