import type { LabPrelude } from '../hooks.ts';
import { CODE, STREAMS } from '../wire.ts';
import type { Core } from './core.ts';
import type { CourseFetch } from './course-fetch.ts';
import {
  apply,
  cutText,
  isFiniteNumber,
  isInstance,
  NativeError,
  NativePromise,
  NativeTypeError,
  toText,
} from './intrinsics.ts';
import type { NativeCalls } from './native-calls.ts';
import type { Timers } from './timers.ts';

const WRITE = STREAMS.indexOf('write');
/** Pictures larger than this are announced, not shown. */
const MAX_PICTURE_BYTES = 262_144;

/** The module `lab` as one run has it. */
export function createPrelude(
  core: Core,
  timers: Timers,
  calls: NativeCalls,
  course: CourseFetch,
): Pick<LabPrelude, 'sleep' | 'blockingSleep' | 'write' | 'paint' | 'assert'> {
  const NativeResponse = Response;
  const readBytes = Response.prototype.arrayBuffer;
  const addListener = EventTarget.prototype.addEventListener;
  const removeListener = EventTarget.prototype.removeEventListener;
  const signalGetter = (key: string): (() => unknown) =>
    Object.getOwnPropertyDescriptor(AbortSignal.prototype, key)?.get as () => unknown;
  const isAborted = signalGetter('aborted');
  const abortReason = signalGetter('reason');
  const headersGetter = Object.getOwnPropertyDescriptor(Response.prototype, 'headers')?.get as () => Headers;
  const readHeader = Headers.prototype.get;
  const promiseThen = NativePromise.prototype.then;

  function checkDuration(name: string, ms: unknown): number {
    if (typeof ms !== 'number' || !isFiniteNumber(ms) || ms < 0) {
      throw new NativeTypeError(
        `${name}(ms) needs a number of milliseconds, 0 or more; it was given ${toText(ms)}.`,
      );
    }
    return ms;
  }

  return {
    sleep(ms, options) {
      const durationMs = checkDuration('sleep', ms);
      const signal = options?.signal;
      let finish: () => void = () => undefined;
      let fail: (reason: unknown) => void = () => undefined;
      const promise = new NativePromise<void>((resolve, reject) => {
        finish = resolve;
        fail = reject;
      });
      if (signal && (apply(isAborted, signal, []) as boolean)) {
        fail(apply(abortReason, signal, []));
        return promise;
      }
      const onAbort = (): void => {
        timers.clear(timer);
        fail(apply(abortReason, signal, []));
      };
      const timer = timers.set('sleep', durationMs, () => {
        if (signal) apply(removeListener, signal, ['abort', onAbort]);
        finish();
      });
      if (signal) apply(addListener, signal, ['abort', onAbort]);
      core.markPromise(promise, timer.wait);
      return promise;
    },
    blockingSleep(ms) {
      core.block(checkDuration('blockingSleep', ms), core.site);
    },
    write(text) {
      core.write(WRITE, toText(text));
    },
    paint(response, label = '') {
      const lane = core.currentLane();
      const { site } = core;
      if (!(apply(isInstance, NativeResponse, [response]) as boolean)) {
        throw new NativeTypeError(
          'paint(response) needs a Response, as fetch gives one. Did you forget to await the fetch?',
        );
      }
      const mime =
        (apply(readHeader, apply(headersGetter, response, []), ['content-type']) as string | null) ?? '';
      const url = course.urlOf(response);
      const bytes = calls.call(
        'body',
        () => apply(readBytes, response, []) as Promise<ArrayBuffer>,
        course.bodyDelayMs(response),
      );
      return apply(promiseThen, bytes, [
        (buffer: ArrayBuffer) => {
          const name = cutText(toText(label) || url || 'picture', 60);
          const body = url !== undefined ? `url:${url}` : `data:${encodePicture(buffer)}`;
          core.emit(CODE.picture, lane, site, -1, 0, 0, `${name}\n${mime}\n${body}`);
        },
      ]) as Promise<void>;
    },
    assert(condition, message = 'The assertion does not hold.') {
      if (condition) return;
      const text = toText(message);
      core.findings[core.findings.length] = {
        type: 'failedAssertion',
        message: text,
        site: core.site,
        at: core.now(),
      };
      const error = new NativeError(text);
      error.name = 'AssertionError';
      throw error;
    },
  };
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const letter = (code: number): string => ALPHABET[code] ?? '';

function encodePicture(buffer: ArrayBuffer): string {
  const bytes = new Uint8Array(buffer);
  const size = bytes.length;
  if (size > MAX_PICTURE_BYTES) return '';
  let text = '';
  for (let k = 0; k < size; k += 3) {
    const group = ((bytes[k] as number) << 16) | ((bytes[k + 1] ?? 0) << 8) | (bytes[k + 2] ?? 0);
    text += letter(group >> 18);
    text += letter((group >> 12) & 63);
    text += k + 1 < size ? letter((group >> 6) & 63) : '=';
    text += k + 2 < size ? letter(group & 63) : '=';
  }
  return text;
}
