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
  /** To the next needed slide; votes on the way are closed. */
  skip: () => void;
  getVote: (id: VoteId) => Vote;
  setVote: (id: VoteId, vote: Vote) => void;
  /** The vote that the slide on show waits for; null when none is open there. */
  findOpenVote: () => VoteId | null;
  /**
   * Numbers of the slides before this one whose votes are open. What stands behind an open vote could answer it: such a slide
   * shows nothing until they are closed, however one comes there.
   */
  findWaitingFor: (slide: number) => number[];
  /** How far a slide may be shown, by its number: to its first open vote. */
  findLastStep: (slide: number) => number;
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

  const findOpenVotes = ({ stops }: SlidePlan): VoteId[] =>
    stops.flatMap((stop) => (stop.type === 'vote' && !getVote(stop.vote).isClosed ? [stop.vote] : []));

  const findWaitingFor = (slide: number): number[] =>
    plans.slice(0, slide - 1).flatMap((plan) => (findOpenVotes(plan).length > 0 ? [plan.number] : []));

  function closeVotes(of: readonly SlidePlan[]): void {
    for (const vote of of.flatMap(findOpenVotes)) setVote(vote, { ...getVote(vote), isClosed: true });
  }

  function toAllowed({ slide, step }: Place): Place {
    const number = Math.min(Math.max(1, slide), plans.length);
    const plan = plans[number - 1];
    const isWaiting = plan === undefined || findWaitingFor(number).length > 0;
    return { slide: number, step: isWaiting ? 0 : Math.min(Math.max(0, step), findLastStep(plan)) };
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
      if (findWaitingFor(slide).length > 0) {
        closeVotes(plans.slice(0, slide - 1));
        return;
      }
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
      if (next === undefined) return;
      // Whoever leaves slides out does not ask what stands on them.
      closeVotes(plans.slice(slide - 1, next.number - 1));
      goTo({ slide: next.number, step: 0 });
    },
    getVote,
    setVote,
    findWaitingFor,
    findLastStep: (slide) => toAllowed({ slide, step: Number.MAX_SAFE_INTEGER }).step,
    findOpenVote() {
      const { slide, step } = getPlace();
      if (findWaitingFor(slide).length > 0) return null;
      const stop = plans[slide - 1]?.stops[step];
      return stop?.type === 'vote' && !getVote(stop.vote).isClosed ? stop.vote : null;
    },
  };
}
