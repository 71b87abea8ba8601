import { describeFinding } from './finding-text.ts';
import { describePhase } from './run-state-text.ts';
import { toPlace } from './state-text.ts';
import type { RunStateText } from './state-text.ts';
import type { LabModel } from './use-lab.ts';

interface Props {
  model: LabModel;
}

/** What went wrong in the run, or in the text, with the learner's lines linked. */
export function Notices({ model }: Props): React.JSX.Element | null {
  const { phase } = model.state;
  const state = describePhase(phase);
  const findings = (model.shown.result?.findings ?? []).map((finding) => describeFinding(finding));
  const notices: RunStateText[] = [...findings];
  if (phase.type === 'failed')
    notices.unshift(
      ...phase.diagnostics.slice(0, 10).map((diagnostic): RunStateText => {
        const { file, line, column, message } = diagnostic;
        const site = { file, line, column, endLine: line, endColumn: column + 1 };
        return {
          tone: 'trouble',
          text: message,
          detail: '',
          sites: [{ label: toPlace(diagnostic), site }],
        };
      }),
    );
  else if (state.detail !== '') notices.unshift({ ...state, text: state.detail, detail: '' });
  if (notices.length === 0) return null;
  return (
    <ul className="lab-notices" aria-label="What the run reports">
      {notices.map((notice, index) => (
        <li key={index} data-tone={notice.tone}>
          <span className="lab-notice-text">{notice.text}</span>
          {notice.detail !== '' && <span className="lab-notice-detail">{notice.detail}</span>}
          {notice.sites.slice(0, 6).map(({ label, site }) => (
            <button type="button" className="lab-link" key={label} onClick={() => model.goTo(site)}>
              {label}
            </button>
          ))}
        </li>
      ))}
    </ul>
  );
}
