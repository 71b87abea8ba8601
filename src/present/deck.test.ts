import { expect, test } from 'vitest';
import { createDeck, type Deck } from './deck.ts';
import { readPlaceLink, toPlaceLink } from './place-link.ts';
import { createRegisters, type Registers } from './registers.ts';
import type { SlidePlan, Stop } from './types.ts';

const toPlan = (number: number, stops: Stop[], isOptional = false): SlidePlan => ({
  number,
  id: `slide-${number}`,
  title: `Slide ${number}`,
  minutes: 2,
  isOptional,
  stops,
});

const PLANS = [
  toPlan(1, [{ type: 'reveal' }]),
  toPlan(2, [{ type: 'vote', vote: 'lab/q' }, { type: 'reveal' }]),
  toPlan(3, [], true),
  toPlan(4, []),
];

function open(): { deck: Deck; registers: Registers } {
  const registers = createRegisters('here');
  return { deck: createDeck({ plans: PLANS, registers, now: () => 5000 }), registers };
}

test('next does the stops of a slide, then goes to the next slide', () => {
  const { deck } = open();
  deck.next();
  expect(deck.getPlace()).toEqual({ slide: 1, step: 1 });
  deck.next();
  expect(deck.getPlace()).toEqual({ slide: 2, step: 0 });
});

test('previous comes to the end of the slide before', () => {
  const { deck } = open();
  deck.goTo({ slide: 2, step: 0 });
  deck.previous();
  expect(deck.getPlace()).toEqual({ slide: 1, step: 1 });
});

test('nothing leads behind an open vote but closing it', () => {
  const { deck, registers } = open();
  deck.goTo({ slide: 2, step: 2 });
  expect(deck.getPlace()).toEqual({ slide: 2, step: 0 });
  expect(deck.findOpenVote()).toBe('lab/q');
  registers.put('place', { slide: 2, step: 2 }); // a link, or another window
  expect(deck.getPlace()).toEqual({ slide: 2, step: 0 });
  deck.goTo({ slide: 3, step: 0 });
  expect(deck.findWaitingFor(3)).toEqual([2]);
  deck.previous();
  expect(deck.getPlace()).toEqual({ slide: 2, step: 0 });
  deck.next();
  expect(deck.getVote('lab/q').isClosed).toBe(true);
  expect(deck.getPlace()).toEqual({ slide: 2, step: 1 });
  expect(deck.findOpenVote()).toBeNull();
});

test('skip leaves optional slides out', () => {
  const { deck } = open();
  deck.goTo({ slide: 2, step: 0 });
  deck.skip();
  expect(deck.getPlace().slide).toBe(4);
  deck.skip();
  expect(deck.getPlace().slide).toBe(4);
});

test('the clock starts with the first move forward, once', () => {
  const { deck, registers } = open();
  deck.next();
  expect(registers.get('clock')).toBeUndefined();
  deck.next();
  expect(registers.get('clock')).toEqual({ since: 5000, ranMs: 0 });
});

test('a move ends a black screen', () => {
  const { deck, registers } = open();
  registers.put('isBlack', true);
  deck.next();
  expect(registers.get('isBlack')).toBe(false);
});

test('places beyond the deck are brought back to it', () => {
  const { deck } = open();
  deck.goTo({ slide: 99, step: 7 });
  expect(deck.getPlace()).toEqual({ slide: 4, step: 0 });
  deck.goTo({ slide: 0, step: -1 });
  expect(deck.getPlace()).toEqual({ slide: 1, step: 0 });
});

test.each([
  { name: 'a slide', hash: '#/12', place: { slide: 12, step: 0 } },
  { name: 'a step', hash: '#/12/2', place: { slide: 12, step: 2 } },
  { name: 'a lab', hash: '#lab=abc', place: null },
  { name: 'nothing', hash: '', place: null },
])('a link to $name is read', ({ hash, place }) => {
  expect(readPlaceLink(hash)).toEqual(place);
  if (place !== null) expect(toPlaceLink(place)).toBe(hash);
});

test('a slide behind an open vote waits: the next press closes the vote, and stays', () => {
  const { deck, registers } = open();
  registers.put('place', { slide: 4, step: 0 });
  expect(deck.findWaitingFor(4)).toEqual([2]);
  expect(deck.findWaitingFor(2)).toEqual([]);
  deck.next();
  expect(deck.getPlace()).toEqual({ slide: 4, step: 0 });
  expect(deck.findWaitingFor(4)).toEqual([]);
});

test('skip closes the votes that it leaves behind', () => {
  const { deck } = open();
  deck.goTo({ slide: 2, step: 0 });
  deck.skip();
  expect(deck.getPlace()).toEqual({ slide: 4, step: 0 });
  expect(deck.findWaitingFor(4)).toEqual([]);
});
