import { ShareBet } from './ShareBet.tsx';
import type { LabModel } from './use-lab.ts';

interface Props {
  model: LabModel;
  hasTimeline: boolean;
  onTimeline: (isOpen: boolean) => void;
}

/** What leads on from a question's own page: how it ran, the bet to share, the editor, the lesson. */
export function QuestionSteps({ model, hasTimeline, onTimeline }: Props): React.JSX.Element {
  const { live, prediction, shown } = model;
  const { type } = prediction.state;
  const isOver = type === 'graded' || type === 'answered' || type === 'skipped';
  return (
    <div className="lab-question-steps">
      <ShareBet model={model} />
      {type === 'skipped' && !prediction.isOfVerdict && !shown.isLive && (
        <button type="button" className="lab-button" onClick={model.run}>
          Run it
        </button>
      )}
      {isOver && shown.result !== null && (
        <button
          type="button"
          className="lab-button"
          aria-expanded={hasTimeline}
          onClick={() => onTimeline(!hasTimeline)}
        >
          {hasTimeline ? 'Hide how it ran' : 'See how it ran'}
        </button>
      )}
      {isOver && (
        <button type="button" className="lab-button" onClick={live.openWhole}>
          Edit
        </button>
      )}
      {isOver && live.from !== null && <a href={live.from.href}>This is from {live.from.title}</a>}
    </div>
  );
}
