import { findShare, isCounted, toLetter, type Vote, type VotePlan } from '../../present/index.ts';

/** Draws hands and answers of a vote into its panel: a bar and a number for each count, the second beside the first. */
export function drawVote(panel: HTMLElement, plan: VotePlan, vote: Vote): void {
  const list = panel.querySelector('.choices');
  if (list === null) return;
  for (const old of list.querySelectorAll('[data-answer]')) old.remove();
  list.append(...vote.answers.map((text, index) => createAnswer(text, plan.choices.length + index)));
  panel.dataset['round'] = String(vote.round);
  list.querySelectorAll('.hands').forEach((hands, index) => {
    const rounds = ([0, 1] as const).filter(
      (round) => isCounted(vote, round) || (round === 1 && vote.round === 1),
    );
    hands.replaceChildren(...rounds.map((round) => createBar(vote, round, index)));
  });
}

function createAnswer(text: string, index: number): HTMLElement {
  const item = document.createElement('li');
  item.dataset['answer'] = '';
  item.dataset['choice'] = text;
  item.append(createSpan('letter', toLetter(index)), createSpan('choice', text), createSpan('hands', ''));
  return item;
}

function createBar(vote: Vote, round: 0 | 1, index: number): HTMLElement {
  const hands = vote.counts[round][index] ?? null;
  const bar = createSpan(
    `bar is-round-${round}${hands === null ? ' is-none' : ''}`,
    hands === null ? '–' : String(hands),
  );
  bar.style.setProperty('--share', findShare(vote, round, index).toFixed(3));
  bar.title = round === 0 ? 'First count' : 'Second count';
  return bar;
}

function createSpan(className: string, text: string): HTMLElement {
  const span = document.createElement('span');
  span.className = className;
  span.textContent = text;
  return span;
}
