import { useMemo, useRef, useState } from 'react';
import './questions.css';
import { countVariants, findNextSeed } from '../../learn/index.ts';
import { openSession } from './engine.ts';
import type { Intent } from './intent.ts';
import { LabApp } from './LabApp.tsx';
import { createLooseKeeper } from './loose-keeper.ts';
import type { LiveLab } from './mount-lab.tsx';
import { prepareTurn, toFirstTurn } from './turn.ts';
import type { Turn, TurnWish } from './turn.ts';

interface Props {
  /** The lab as the page brought it. */
  base: LiveLab;
  findIntent: () => Intent;
  onReady: () => void;
}

const ASK = (): Intent => 'predict';
const NO_WISH: TurnWish = { misses: 0, isChoice: false, own: [] };

/** One lab through all its turns: the lesson's own program first, then variants of it, each with a session of its own. */
export function LabHost({ base, findIntent, onReady }: Props): React.JSX.Element {
  const [turn, setTurn] = useState<Turn>(base.turn);
  const [count, setCount] = useState(0);
  const [isWhole, setWhole] = useState(false);
  const seeds = useRef([...base.seeds, base.turn.seed]);
  /** What came of the program itself, for the way back to it. */
  const [earlier, setEarlier] = useState(base.earlier);

  const take = (next: Turn): void => {
    setTurn(next);
    setCount((before) => before + 1);
    base.onTurn(next);
  };

  async function startTurn(wish: TurnWish): Promise<boolean> {
    const { lab, question, mirror } = base.own;
    if (question === null || mirror !== null) return false;
    if (countVariants(lab) < 1 && !wish.isChoice) return false;
    const seed = findNextSeed(seeds.current);
    const next = await prepareTurn(lab, question, seed, wish);
    seeds.current = [...seeds.current, seed];
    setEarlier((before) => before ?? { verdict: wish.misses > 0 ? 'wrong' : 'right' });
    take(next);
    return true;
  }

  const live = useMemo(
    (): LiveLab => ({ ...base, ...toTurned(base, turn, count), earlier: count === 0 ? base.earlier : null }),
    [base, turn, count],
  );
  const isHome = count > 0 && turn.seed === 0 && turn.choices === null;
  const handed: LiveLab = {
    ...live,
    ...(isHome && { earlier }),
    isCompact: base.isCompact && !isWhole,
    openWhole: () => setWhole(true),
    startTurn,
    startVariant: async () => {
      await startTurn({ ...NO_WISH, misses: turn.misses });
    },
    goHome: () => take(toFirstTurn(base.own.lab, base.own.question, turn.misses)),
  };
  return (
    <LabApp
      key={count}
      live={handed}
      findIntent={count === 0 ? findIntent : isHome ? NO_INTENT : ASK}
      onReady={count === 0 ? onReady : NOTHING}
    />
  );
}

const NOTHING = (): void => undefined;
const NO_INTENT = (): Intent => null;

/** What of a lab is another in this turn. The lesson's own program keeps its session, and with it the learner's text. */
function toTurned(base: LiveLab, turn: Turn, count: number): Partial<LiveLab> {
  const { lab, question } = turn;
  if (turn.seed === base.turn.seed && count === 0) return { lab, question, turn };
  const scope = `${base.scope}/turn-${String(count)}`;
  const common = { lab, question, turn, scope, link: null, stillAnswer: null, rival: null };
  if (turn.seed === 0 && base.turn.seed === 0) return common;
  return {
    ...common,
    session: openSession(lab),
    keeper: createLooseKeeper(),
    stillCode: null,
  };
}
