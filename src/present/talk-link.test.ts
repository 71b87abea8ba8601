import { expect, test } from 'vitest';
import { createRegisters, type Registers } from './registers.ts';
import { joinTalk, type TalkLink, type Wire } from './talk-link.ts';
import type { PresentMessage, Role } from './types.ts';

/** Windows in one room: what one posts, all others hear, by turns of the caller. */
function createRoom(): { open: (id: string, role: Role) => TalkWindow; deliver: () => void } {
  const heard: { by: string; listener: (message: PresentMessage) => void }[] = [];
  const queue: { from: string; message: PresentMessage }[] = [];
  return {
    open(id, role) {
      const wire: Wire = {
        post: (message) => void queue.push({ from: id, message: structuredClone(message) }),
        listen: (listener) => void heard.push({ by: id, listener }),
      };
      const registers = createRegisters(id);
      return { registers, link: joinTalk(registers, wire, id, role) };
    },
    deliver() {
      for (let next = queue.shift(); next !== undefined; next = queue.shift())
        for (const { by, listener } of heard) if (by !== next.from) listener(next.message);
    },
  };
}

interface TalkWindow {
  registers: Registers;
  link: TalkLink;
}

test('what one window writes, the other has, both ways', () => {
  const room = createRoom();
  const deck = room.open('a', 'deck');
  const presenter = room.open('b', 'presenter');
  room.deliver();
  deck.registers.put('place', { slide: 3, step: 0 });
  room.deliver();
  expect(presenter.registers.get('place')).toEqual({ slide: 3, step: 0 });
  presenter.registers.put('place', { slide: 4, step: 1 });
  room.deliver();
  expect(deck.registers.get('place')).toEqual({ slide: 4, step: 1 });
});

test('who comes late catches up, and a guess of theirs moves nobody', () => {
  const room = createRoom();
  const deck = room.open('b', 'deck');
  deck.registers.seed('place', { slide: 7, step: 1 });
  room.deliver();
  const late = room.open('z', 'presenter');
  late.registers.seed('place', { slide: 1, step: 0 });
  room.deliver();
  expect(late.registers.get('place')).toEqual({ slide: 7, step: 1 });
  expect(deck.registers.get('place')).toEqual({ slide: 7, step: 1 });
});

test('two writings at once end the same in both windows', () => {
  const room = createRoom();
  const [one, other] = [room.open('a', 'deck'), room.open('b', 'presenter')];
  room.deliver();
  one.registers.put('place', { slide: 2, step: 0 });
  other.registers.put('place', { slide: 9, step: 0 });
  room.deliver();
  expect(one.registers.get('place')).toEqual(other.registers.get('place'));
});

test('entries are by themselves: an old one never undoes another', () => {
  const room = createRoom();
  const [one, other] = [room.open('a', 'deck'), room.open('b', 'presenter')];
  room.deliver();
  one.registers.put('isBlack', true);
  other.registers.put('scale', 1.2);
  room.deliver();
  for (const { registers } of [one, other]) {
    expect(registers.get('isBlack')).toBe(true);
    expect(registers.get('scale')).toBe(1.2);
  }
});

test('programs run in the presenter’s window when there is one', () => {
  const room = createRoom();
  const deck = room.open('a', 'deck');
  room.deliver();
  expect(deck.link.isOwner()).toBe(true);
  const presenter = room.open('b', 'presenter');
  room.deliver();
  expect(deck.link.isOwner()).toBe(false);
  expect(presenter.link.isOwner()).toBe(true);
  presenter.link.leave();
  room.deliver();
  expect(deck.link.isOwner()).toBe(true);
});

test('pointer, pen and labs pass by and are not kept', () => {
  const room = createRoom();
  const [deck, presenter] = [room.open('a', 'deck'), room.open('b', 'presenter')];
  const heard: unknown[] = [];
  deck.link.subscribe({
    onPointer: (at) => heard.push(at),
    onDrawing: (slide) => heard.push(slide),
    onLab: (place, message) => heard.push([place, message.type]),
  });
  room.deliver();
  presenter.link.point([10, 20]);
  presenter.link.draw(3, [[1, 1]]);
  presenter.link.sendLab('4/1', { type: 'hello' });
  room.deliver();
  expect(heard).toEqual([[10, 20], 3, ['4/1', 'hello']]);
});

test('a window that ends without a word is missed after four unanswered calls, and one that answers is not', () => {
  const wires: ((message: PresentMessage) => void)[] = [];
  const said: PresentMessage[] = [];
  const wire: Wire = { post: (message) => void said.push(message), listen: (ear) => void wires.push(ear) };
  const link = joinTalk(createRegisters('a'), wire, 'a', 'deck');
  const hear = (message: PresentMessage): void => wires.forEach((ear) => ear(message));
  const losses: number[] = [];
  link.subscribe({ onPeers: () => losses.push(link.peers().length) });
  hear({ type: 'hello', from: 'dead', role: 'presenter' });
  hear({ type: 'hello', from: 'alive', role: 'deck' });
  for (let call = 0; call < 4; call += 1) {
    expect(link.isThere('dead')).toBe(true);
    link.ping();
    hear({ type: 'pong', from: 'alive', role: 'deck' });
  }
  expect(link.isThere('dead')).toBe(false);
  expect(link.isThere('alive')).toBe(true);
  expect(losses).toEqual([1, 2, 1]);
  hear({ type: 'pong', from: 'dead', role: 'presenter' }); // it was only asleep
  expect(link.isThere('dead')).toBe(true);
});

test('nobody calls into an empty room', () => {
  const said: PresentMessage[] = [];
  const link = joinTalk(
    createRegisters('a'),
    { post: (message) => void said.push(message), listen: () => undefined },
    'a',
    'deck',
  );
  link.ping();
  expect(said.map(({ type }) => type)).toEqual(['hello']);
});
