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

/** A window's side of the talk. */
export interface TalkLink {
  point: (at: Point | null) => void;
  draw: (slide: number, stroke: Stroke) => void;
  sendLab: (place: LabPlace, message: LabMessage) => void;
  subscribe: (listener: TalkListener) => void;
  /** Roles of the other windows that are there. */
  peers: () => Role[];
  /** Programs run in this window: the presenter's, or a deck's that is alone. Of equals, the one with the smaller name. */
  isOwner: () => boolean;
  leave: () => void;
}

/** Joins the talk: asks for what the others know, and keeps entries the same in all windows from then on. */
export function joinTalk(registers: Registers, wire: Wire, id: WindowId, role: Role): TalkLink {
  const others = new Map<WindowId, Role>();
  const listeners: TalkListener[] = [];
  const tell = (say: (listener: TalkListener) => void): void => listeners.forEach(say);

  function meet(from: WindowId, its: Role): void {
    others.set(from, its);
    tell((listener) => listener.onPeers?.());
  }

  wire.listen((message) => {
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
        others.delete(message.from);
        tell((listener) => listener.onPeers?.());
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
    isOwner() {
      const equals = [...others].filter(([, its]) => its === role).map(([other]) => other);
      const isOutranked = role === 'deck' && [...others.values()].includes('presenter');
      return !isOutranked && equals.every((other) => id < other);
    },
    leave: () => wire.post({ type: 'bye', from: id }),
  };
}
