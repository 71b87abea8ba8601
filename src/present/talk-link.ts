import type { Registers } from './registers.ts';
import type { LabMessage, LabPlace, Point, PresentMessage, Role, Stroke, WindowId } from './types.ts';

/** What carries messages between windows; a BroadcastChannel is one. It never brings a window its own messages. */
export interface Wire {
  post: (message: PresentMessage) => void;
  listen: (listener: (message: PresentMessage) => void) => void;
}

/** What passes between windows and is not kept. */
export interface TalkListener {
  onPointer?: (at: Point | null) => void;
  onDrawing?: (slide: number, stroke: Stroke) => void;
  onLab?: (place: LabPlace, message: LabMessage) => void;
  /** A window came or went. */
  onPeers?: () => void;
}

/** Calls of `ping` that a window may leave without an answer. */
const MOST_SILENT = 3;

/** A window's side of the talk. */
export interface TalkLink {
  point: (at: Point | null) => void;
  draw: (slide: number, stroke: Stroke) => void;
  sendLab: (place: LabPlace, message: LabMessage) => void;
  subscribe: (listener: TalkListener) => void;
  /** Roles of the other windows that are there. */
  peers: () => Role[];
  /** That window is there, or is this one. */
  isThere: (window: WindowId) => boolean;
  /** Asks who is there. To be called every few seconds: who has been silent for three calls is gone, said goodbye or not. */
  ping: () => void;
  /** Programs run in this window: the presenter's, or a deck's that is alone. Of equals, the one with the smaller name. */
  isOwner: () => boolean;
  leave: () => void;
}

/** Joins the talk: asks for what the others know, and keeps entries the same in all windows from then on. */
export function joinTalk(registers: Registers, wire: Wire, id: WindowId, role: Role): TalkLink {
  const others = new Map<WindowId, Role>();
  const silent = new Map<WindowId, number>();
  const listeners: TalkListener[] = [];
  const tell = (say: (listener: TalkListener) => void): void => listeners.forEach(say);

  function meet(from: WindowId, its: Role): void {
    others.set(from, its);
    tell((listener) => listener.onPeers?.());
  }

  function lose(from: WindowId): void {
    silent.delete(from);
    if (others.delete(from)) tell((listener) => listener.onPeers?.());
  }

  wire.listen((message) => {
    if (others.has(message.from)) silent.set(message.from, 0);
    switch (message.type) {
      case 'hello':
        // Whoever was here first knows where the talk stands.
        registers.settle();
        wire.post({ type: 'all', from: id, role, entries: registers.entries() });
        meet(message.from, message.role);
        break;
      case 'all':
        registers.merge(message.entries);
        meet(message.from, message.role);
        break;
      case 'put':
        registers.merge([message.entry]);
        break;
      case 'bye':
        lose(message.from);
        break;
      case 'ping':
        // A window that was thought to be gone is back, and may have missed much: it catches up.
        if (!others.has(message.from)) wire.post({ type: 'hello', from: id, role });
        wire.post({ type: 'pong', from: id, role });
        break;
      case 'pong':
        if (!others.has(message.from)) meet(message.from, message.role);
        break;
      case 'pointer':
        tell((listener) => listener.onPointer?.(message.at));
        break;
      case 'drawing':
        tell((listener) => listener.onDrawing?.(message.slide, message.stroke));
        break;
      case 'lab':
        tell((listener) => listener.onLab?.(message.place, message.message));
        break;
    }
  });
  registers.subscribe((entry, isRemote) => {
    if (!isRemote) wire.post({ type: 'put', from: id, entry });
  });
  wire.post({ type: 'hello', from: id, role });

  return {
    point: (at) => wire.post({ type: 'pointer', from: id, at }),
    draw: (slide, stroke) => wire.post({ type: 'drawing', from: id, slide, stroke }),
    sendLab: (place, message) => wire.post({ type: 'lab', from: id, place, message }),
    subscribe: (listener) => void listeners.push(listener),
    peers: () => [...others.values()],
    isThere: (window) => window === id || others.has(window),
    ping() {
      for (const other of [...others.keys()]) {
        const calls = (silent.get(other) ?? 0) + 1;
        silent.set(other, calls);
        if (calls > MOST_SILENT) lose(other);
      }
      if (others.size > 0) wire.post({ type: 'ping', from: id });
    },
    isOwner() {
      const equals = [...others].filter(([, its]) => its === role).map(([other]) => other);
      const isOutranked = role === 'deck' && [...others.values()].includes('presenter');
      return !isOutranked && equals.every((other) => id < other);
    },
    leave: () => wire.post({ type: 'bye', from: id }),
  };
}
