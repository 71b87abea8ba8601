import { SUBTLE_METHODS, type SubtleReply, type SubtleRequest, type SubtleValue } from './subtle-wire.ts';

type Operations = Record<string, (...args: unknown[]) => Promise<unknown>>;

const ABSENT = 'crypto.subtle needs a page that was loaded by https, or from this machine.';

/**
 * Does the work of `crypto.subtle` for one worker, which has none of its own (in an opaque frame a worker is no secure
 * context, and the frame is one). Keys stay here: a worker could not even be sent one.
 */
export function serveSubtle(port: MessagePort): void {
  const keys = new Map<number, CryptoKey>();

  function open(given: SubtleValue): unknown {
    if (given.is === 'value') return given.value;
    if (given.is === 'key') return keys.get(given.key);
    return Object.fromEntries(given.names.map((name, k) => [name, open(given.values[k] as SubtleValue)]));
  }

  function show(value: unknown): SubtleValue {
    if (value instanceof CryptoKey) {
      const key = keys.size;
      keys.set(key, value);
      const { type, extractable, algorithm, usages } = value;
      return { is: 'key', key, shown: { type, extractable, algorithm, usages } };
    }
    if (typeof value === 'object' && value !== null && 'privateKey' in value && 'publicKey' in value) {
      const { publicKey, privateKey } = value;
      return {
        is: 'record',
        names: ['publicKey', 'privateKey'],
        values: [show(publicKey), show(privateKey)],
      };
    }
    return { is: 'value', value };
  }

  async function answer({ id, method, args }: SubtleRequest): Promise<SubtleReply> {
    try {
      const subtle = (globalThis.crypto as Crypto | undefined)?.subtle as unknown as Operations | undefined;
      if (!subtle) throw new DOMException(ABSENT, 'NotSupportedError');
      const run = SUBTLE_METHODS.some((known) => known === method) ? subtle[method] : undefined;
      if (!run) throw new DOMException(`This browser has no crypto.subtle.${method}.`, 'NotSupportedError');
      return { id, isDone: true, value: show(await run.apply(subtle, args.map(open))) };
    } catch (error) {
      const { name, message } = error as Error;
      return { id, isDone: false, isType: error instanceof TypeError, name, message };
    }
  }

  port.onmessage = (event: MessageEvent): void => {
    void answer(event.data as SubtleRequest).then((reply) => port.postMessage(reply));
  };
}
