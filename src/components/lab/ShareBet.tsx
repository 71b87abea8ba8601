import { isComplete, toBetFragment } from '../../learn/index.ts';
import type { Answer } from '../../learn/index.ts';
import type { Question } from '../../learn/question.ts';
import { CopiedNote } from '../share/CopiedNote.tsx';
import { toAddress } from '../share/CopyLink.tsx';
import { useCopied } from '../share/use-copied.ts';
import { describeActual, describeAnswer } from './describe-answer.ts';
import type { PredictionState } from './prediction-state.ts';
import type { LabModel } from './use-lab.ts';

interface Props {
  model: LabModel;
}

/** Hands the bet on, with a link to the same program; what came out only once it is known here. */
export function ShareBet({ model }: Props): React.JSX.Element | null {
  const copied = useCopied();
  const { state, question } = model.prediction;
  const bet = 'answer' in state ? state.answer : null;
  if (question === null || !isComplete(bet)) return null;

  async function share(answer: Answer, asked: Question): Promise<void> {
    // A choice of three is no bet that the link's page could take.
    const { seed } = model.live.turn;
    const url = toAddress(toBetFragment({ seed, bet: answer }));
    const text = toShareText(asked, answer, state);
    if (isPhone() && typeof navigator.share === 'function') {
      try {
        await navigator.share({ text, url });
        return;
      } catch (error) {
        if (error instanceof DOMException && error.name === 'AbortError') return;
      }
    }
    await copied.copy(`${text} ${url}`);
  }

  return (
    <>
      <button
        type="button"
        className="lab-button"
        onClick={() => {
          share(bet, question).catch((error: unknown) =>
            console.error('The bet could not be shared.', error),
          );
        }}
      >
        Share my bet
      </button>
      <CopiedNote copied={copied} name="Your bet" />
    </>
  );
}

function isPhone(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}

/** The bet in words; the outcome stands in them after the reveal, and never before. */
export function toShareText(question: Question, answer: Answer, state: PredictionState): string {
  const ask = question.ask.replaceAll('`', '');
  const bet = `${ask} I bet: ${describeAnswer(question, answer)}.`;
  if (state.type !== 'graded') return `${bet} What do you say?`;
  const { grade } = state;
  if (grade.type === 'right') return `${bet} That is what came.`;
  const came =
    'lines' in answer
      ? grade.lines.flatMap(({ actual }) => actual ?? []).join(' · ')
      : describeActual(question, grade.actual?.value ?? null).replaceAll('`', '');
  return `${bet} It came to: ${came}.`;
}
