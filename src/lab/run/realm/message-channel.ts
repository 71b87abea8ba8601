import { CODE } from '../wire.ts';
import type { Core } from './core.ts';
import { deliver } from './deliver.ts';
import { RANK } from './event-queue.ts';
import { apply, bareList } from './intrinsics.ts';

export interface MessageChannels {
  MessageChannel: object;
  MessagePort: object;
  /** Counts channels and messages anew; a new execution begins. */
  reset(): void;
}

/** `MessageChannel` and `MessagePort` whose messages are events of the run: copied, in order, each in a turn of its own. */
export function createMessageChannel(core: Core): MessageChannels {
  const NativeTarget = EventTarget;
  const NativeMessageEvent = MessageEvent;
  const dispatch = EventTarget.prototype.dispatchEvent;
  const addListener = EventTarget.prototype.addEventListener;
  const clone = structuredClone;
  let nextChannel = 1;
  let nextMessage = 1;

  interface Arrival {
    receive: () => void;
    lane: number;
    site: number;
  }

  class ModelledPort extends NativeTarget {
    #peer: ModelledPort | null = null;
    #isStarted = false;
    #isClosed = false;
    #waiting = bareList<Arrival>();
    #handler: ((event: MessageEvent) => unknown) | null = null;
    #channel = '';
    /** Source of the messages that arrive here. */
    #source = -1;

    static link(a: ModelledPort, b: ModelledPort): void {
      a.#peer = b;
      b.#peer = a;
      a.#channel = b.#channel = `channel ${nextChannel++}`;
    }

    get onmessage(): ((event: MessageEvent) => unknown) | null {
      return this.#handler;
    }
    set onmessage(handler: ((event: MessageEvent) => unknown) | null) {
      this.#handler = typeof handler === 'function' ? handler : null;
      this.start();
    }

    override addEventListener(...args: Parameters<EventTarget['addEventListener']>): void {
      apply(addListener, this, args);
    }

    start(): void {
      if (this.#isStarted) return;
      this.#isStarted = true;
      const waiting = this.#waiting;
      this.#waiting = bareList();
      for (let k = 0; k < waiting.length; k++) this.#queue(waiting[k] as Arrival);
    }

    close(): void {
      this.#isClosed = true;
      if (this.#peer) this.#peer.#isClosed = true;
    }

    postMessage(message: unknown, options?: StructuredSerializeOptions | Transferable[]): void {
      const peer = this.#peer;
      const copy: unknown = clone(message, Array.isArray(options) ? { transfer: options } : options);
      if (!peer || this.#isClosed) return;
      const id = nextMessage++;
      const lane = core.currentLane();
      const { site } = core;
      const sent = core.emit(CODE.sent, lane, site, -1, id, 0, this.#channel);
      const receive = (): void => {
        if (peer.#isClosed) return;
        const received = core.emit(CODE.received, lane, site, sent, id, 0, this.#channel);
        deliver(core, 'message', lane, site, received, () => peer.#receive(copy));
      };
      const arrival = { receive, lane, site };
      if (peer.#isStarted) peer.#queue(arrival);
      else peer.#waiting[peer.#waiting.length] = arrival;
    }

    #queue({ receive, lane, site }: Arrival): void {
      if (this.#source < 0) this.#source = core.queue.newSource();
      const origin = { source: this.#source, kind: 'message', detail: this.#channel, lane, site };
      core.queue.add(core.now(), RANK.normal, receive, origin);
    }

    #receive(data: unknown): void {
      const event = new NativeMessageEvent('message', { data });
      const handler = this.#handler;
      try {
        if (handler) apply(handler, this, [event]);
      } finally {
        apply(dispatch, this, [event]);
      }
    }
  }

  class ModelledChannel {
    readonly port1: ModelledPort = new ModelledPort();
    readonly port2: ModelledPort = new ModelledPort();
    constructor() {
      ModelledPort.link(this.port1, this.port2);
    }
  }
  Object.defineProperty(ModelledPort, 'name', { value: 'MessagePort' });
  Object.defineProperty(ModelledChannel, 'name', { value: 'MessageChannel' });
  return {
    MessageChannel: ModelledChannel,
    MessagePort: ModelledPort,
    reset() {
      nextChannel = 1;
      nextMessage = 1;
    },
  };
}
