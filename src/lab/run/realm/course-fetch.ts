import type { Wait } from '../hooks.ts';
import { planRequest } from '../network.ts';
import { CODE, WAIT_CODES, type FetchedMessage } from '../wire.ts';
import type { Core } from './core.ts';
import { deliver } from './deliver.ts';
import { RANK } from './event-queue.ts';
import {
  apply,
  createSafeMap,
  createSafeWeakMap,
  defineProperty,
  isInstance,
  NativePromise,
  NativeTypeError,
  toText,
} from './intrinsics.ts';
import type { NativeCalls } from './native-calls.ts';

/** `fetch` on the course network: the page brings the bytes, the run's clock brings the time. */
export interface CourseFetch {
  fetch: (input: unknown, init?: unknown) => Promise<Response>;
  receive(message: FetchedMessage): void;
  /** Path of a response that came from the course network, or undefined. */
  urlOf(response: object): string | undefined;
  /** How long the body still takes on the modelled line, in ms. */
  bodyDelayMs(response: object): number;
  /** Forgets all requests; a new execution begins. What was downloaded is kept for it, by method and URL. */
  reset(): void;
  /** Forgets what was downloaded as well. */
  forget(): void;
}

const FETCH_WAIT = WAIT_CODES.indexOf('fetch');
/** Stands for the course's server in URLs; never asked. */
const ORIGIN = 'https://course.interleave.test';

interface Pending {
  /** What was asked for, as the key of its answer. */
  key: string;
  execution: number;
  answer: FetchedMessage | null;
  /** Set when the event is due and the bytes are not there yet (real clock). */
  whenAnswered: (() => void) | null;
}

export function createCourseFetch(core: Core, calls: NativeCalls): CourseFetch {
  const NativeBytes = Uint8Array;
  const NativeResponse = Response;
  const NativeRequest = Request;
  const NativeUrl = URL;
  const NativeStream = ReadableStream;
  const NativeDomException = DOMException;
  const addListener = EventTarget.prototype.addEventListener;
  const getter = (prototype: object, key: string): (() => unknown) =>
    Object.getOwnPropertyDescriptor(prototype, key)?.get as () => unknown;
  const isAborted = getter(AbortSignal.prototype, 'aborted');
  const abortReason = getter(AbortSignal.prototype, 'reason');
  const requestUrl = getter(Request.prototype, 'url');
  const requestMethod = getter(Request.prototype, 'method');
  const requestSignal = getter(Request.prototype, 'signal');
  const urlHref = getter(URL.prototype, 'href');
  const urlPath = getter(URL.prototype, 'pathname');
  const urlQuery = getter(URL.prototype, 'search');
  const urlOrigin = getter(URL.prototype, 'origin');

  /** By the number under which the page was asked, which no later execution uses again. */
  const pending = createSafeMap<number, Pending>();
  /** Answers under the virtual clock, where all executions are to see the same. */
  let answers = createSafeMap<string, FetchedMessage>();
  let requestCounts = createSafeMap<string, number>();
  const sources = createSafeWeakMap<object, { url: string; bodyDelayMs: number }>();
  let nextRequest = 1;
  let nextAsked = 1;
  let execution = 0;

  const isA = (type: object, value: unknown): boolean => apply(isInstance, type, [value]) as boolean;

  function findPath(input: unknown): string {
    const text = isA(NativeRequest, input)
      ? (apply(requestUrl, input, []) as string)
      : isA(NativeUrl, input)
        ? (apply(urlHref, input, []) as string)
        : toText(input);
    let url: URL;
    try {
      url = new NativeUrl(text, ORIGIN);
    } catch {
      throw new NativeTypeError(`Failed to fetch: '${text}' is not a URL.`);
    }
    const origin = apply(urlOrigin, url, []) as string;
    if (origin !== ORIGIN) {
      throw new NativeTypeError(
        `Failed to fetch: a lab reaches the course's own server only, by a path such as '/net/flags/br.svg'. It was given '${text}'.`,
      );
    }
    return `${apply(urlPath, url, []) as string}${apply(urlQuery, url, []) as string}`;
  }

  function toResponse(url: string, answer: FetchedMessage, status: number, bytesPerMs: number): Response {
    // A copy: the answer may serve again, and a stream's reader is given the very bytes.
    const bytes = status === 0 && answer.bytes ? new NativeBytes(new NativeBytes(answer.bytes)) : null;
    const code = status || answer.status;
    const hasBody = bytes !== null && code !== 204 && code !== 205 && code !== 304;
    const stream = hasBody
      ? new NativeStream<Uint8Array>({
          start(controller) {
            controller.enqueue(bytes);
            controller.close();
          },
        })
      : null;
    const response = new NativeResponse(stream, {
      status: code,
      statusText: status === 0 ? answer.statusText : '',
      headers: {
        'content-type': answer.contentType,
        'content-length': `${bytes === null ? 0 : bytes.length}`,
      },
    });
    defineProperty(response, 'url', { value: `${ORIGIN}${url}`, configurable: true });
    const bodyDelayMs = bytesPerMs > 0 && bytes !== null ? bytes.length / bytesPerMs : 0;
    sources.set(response, { url, bodyDelayMs });
    return response;
  }

  function start(
    url: string,
    method: string,
    signal: unknown,
    resolve: (response: Response) => void,
    reject: (reason: unknown) => void,
    wait: Wait,
  ): void {
    const request = wait.id;
    const lane = core.currentLane();
    const { site } = core;
    const nth = requestCounts.get(url) ?? 0;
    requestCounts.set(url, nth + 1);
    const plan = planRequest(core.options.network, url, nth);
    const origin = { source: core.queue.newSource(), kind: 'fetch', detail: url, lane, site };
    const key = `${method} ${url}`;
    const known = core.isVirtual ? answers.get(key) : undefined;
    const entry: Pending = { key, execution, answer: known ?? null, whenAnswered: null };
    let isOpen = true;

    core.emit(CODE['fetch-started'], lane, site, -1, request, 0, url);
    core.alive.requests++;
    if (!known) {
      core.nativePending++;
      pending.set(nextAsked, entry);
      core.host.post({ type: 'fetch', request: nextAsked++, url, method });
    }

    function close(kind: string, text: string, status: number, bytes: number, settle: () => void): void {
      isOpen = false;
      core.alive.requests--;
      wait.firedEvent = core.emit(CODE['fetch-ended'], lane, site, -1, request, status * 1e9 + bytes, text);
      if (kind === '') settle();
      else deliver(core, kind, lane, site, wait.firedEvent, settle);
    }

    function finish(): void {
      if (!isOpen) return;
      const { answer } = entry;
      if (answer === null) {
        entry.whenAnswered = () => void core.queue.add(core.now(), RANK.normal, finish, origin);
        return;
      }
      if (plan.isFailing || answer.error !== '') {
        const reason =
          answer.error || 'the connection broke (the lab\u2019s network lets some requests fail)';
        close('fetch', `${url}\n${reason}`, 0, 0, () =>
          reject(new NativeTypeError(`Failed to fetch ${url}: ${reason}`)),
        );
        return;
      }
      const size = plan.status === 0 && answer.bytes ? answer.bytes.byteLength : 0;
      const response = toResponse(url, answer, plan.status, plan.bytesPerMs);
      close('fetch', url, plan.status || answer.status, size, () => resolve(response));
    }

    const { latencyMs } = plan;
    const earlyMs = core.options.anyLatency ? latencyMs : latencyMs - plan.earliestMs;
    const lateMs = core.options.anyLatency ? Infinity : plan.latestMs - latencyMs;
    const at = core.now() + latencyMs;
    const event = core.queue.add(at, RANK.normal, finish, origin, earlyMs, lateMs);
    if (isA(AbortSignal, signal)) {
      apply(addListener, signal, [
        'abort',
        () => {
          if (!isOpen || entry.execution !== execution) return;
          core.queue.cancel(event);
          close('', `${url}\naborted`, 0, 0, () => reject(apply(abortReason, signal, [])));
        },
        { __proto__: null, once: true },
      ]);
    }
  }

  return {
    fetch(input, init) {
      const wait: Wait = { code: FETCH_WAIT, id: nextRequest++, firedEvent: -1 };
      const promise = new NativePromise<Response>((resolve, reject) => {
        const isRequest = isA(NativeRequest, input);
        const options = (typeof init === 'object' && init !== null ? init : {}) as {
          method?: unknown;
          signal?: unknown;
        };
        const method = toText(options.method ?? (isRequest ? apply(requestMethod, input, []) : 'GET'));
        const signal = options.signal ?? (isRequest ? apply(requestSignal, input, []) : null);
        if (isA(AbortSignal, signal) && (apply(isAborted, signal, []) as boolean)) {
          reject(apply(abortReason, signal, []) ?? new NativeDomException('Aborted', 'AbortError'));
          return;
        }
        start(findPath(input), method, signal, resolve, reject as (reason: unknown) => void, wait);
      });
      core.markPromise(promise, wait);
      return promise;
    },
    receive(message) {
      const entry = pending.get(message.request);
      if (!entry) return;
      pending.delete(message.request);
      if (core.isVirtual && answers.get(entry.key) === undefined) answers.set(entry.key, message);
      if (entry.execution !== execution || core.isEnded) return;
      entry.answer = message;
      core.nativePending--;
      entry.whenAnswered?.();
      calls.onReady();
    },
    urlOf: (response) => sources.get(response)?.url,
    bodyDelayMs: (response) => sources.get(response)?.bodyDelayMs ?? 0,
    reset() {
      execution++;
      if (nextRequest === 1) return;
      nextRequest = 1;
      requestCounts = createSafeMap();
    },
    forget() {
      answers = createSafeMap();
    },
  };
}
