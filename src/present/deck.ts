import { STOPPED } from './pace.ts';
import type { Registers } from './registers.ts';
import type { Place, SlidePlan, Vote, VoteId } from './types.ts';
import { NEW_VOTE } from './vote.ts';

export interface DeckOptions {
  plans: readonly SlidePlan[];
  registers: Registers;
  /** Epoch ms. */
  now: () => number;
}

/** A way through the slides of a lesson, which never leads past an open vote on its slide. */
export interface Deck {
  plans: readonly SlidePlan[];
  getPlace: () => Place;
  next: () => void;
  previous: () => void;
  /** Goes there, or as near as the slides and open votes allow. */
  goTo: (place: Place) => void;
  first: () => void;
  last: () => void;
  /** To the next needed slide. */
  skip: () => void;
  getVote: (id: VoteId) => Vote;
  setVote: (id: VoteId, vote: Vote) => void;
  /** The vote that the slide on show waits for; null when none is open there. */
  findOpenVote: () => VoteId | null;
}

/** Makes the way; where it stands is an entry of the registers, shared by all windows. */
export function createDeck({ plans, registers, now }: DeckOptions): Deck {
  const getVote = (id: VoteId): Vote => registers.get(`vote/${id}`) ?? NEW_VOTE;
  const setVote = (id: VoteId, vote: Vote): void => registers.put(`vote/${id}`, vote);

  /** How many stops of a slide may be done: those before its first open vote. */
  function findLastStep(plan: SlidePlan): number {
    const open = plan.stops.findIndex((stop) => stop.type === 'vote' && !getVote(stop.vote).isClosed);
    return open === -1 ? plan.stops.length : open;
  }

  function toAllowed({ slide, step }: Place): Place {
    const number = Math.min(Math.max(1, slide), plans.length);
    const plan = plans[number - 1];
    return { slide: number, step: plan === undefined ? 0 : Math.min(Math.max(0, step), findLastStep(plan)) };
  }

  const getPlace = (): Place => toAllowed(registers.get('place') ?? { slide: 1, step: 0 });

  function goTo(place: Place): void {
    const from = getPlace();
    const to = toAllowed(place);
    const clock = registers.get('clock') ?? STOPPED;
    const isBegun = clock.since !== null || clock.ranMs > 0;
    if (!isBegun && to.slide > from.slide) registers.put('clock', { since: now(), ranMs: 0 });
    if (registers.get('isBlack') === true) registers.put('isBlack', false);
    registers.put('place', to);
  }

  return {
    plans,
    getPlace,
    goTo,
    next() {
      const { slide, step } = getPlace();
      const stop = plans[slide - 1]?.stops[step];
      if (stop?.type === 'vote' && !getVote(stop.vote).isClosed)
        setVote(stop.vote, { ...getVote(stop.vote), isClosed: true });
      if (stop !== undefined) goTo({ slide, step: step + 1 });
      else if (slide < plans.length) goTo({ slide: slide + 1, step: 0 });
    },
    previous() {
      const { slide, step } = getPlace();
      if (step > 0) goTo({ slide, step: step - 1 });
      else if (slide > 1) goTo({ slide: slide - 1, step: Number.MAX_SAFE_INTEGER });
    },
    first: () => goTo({ slide: 1, step: 0 }),
    last: () => goTo({ slide: plans.length, step: 0 }),
    skip() {
      const { slide } = getPlace();
      const next = plans.find(({ number, isOptional }) => number > slide && !isOptional);
      if (next !== undefined) goTo({ slide: next.number, step: 0 });
    },
    getVote,
    setVote,
    findOpenVote() {
      const { slide, step } = getPlace();
      const stop = plans[slide - 1]?.stops[step];
      return stop?.type === 'vote' && !getVote(stop.vote).isClosed ? stop.vote : null;
    },
  };
}
