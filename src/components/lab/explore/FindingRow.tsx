import type { Finding } from '../../../lab/index.ts';
import { describeFinding } from '../finding-text.ts';
import type { LabModel } from '../use-lab.ts';
import { SiteLinks } from '../SiteLinks.tsx';
import { RunActions } from './RunActions.tsx';
import { WaitRing } from './WaitRing.tsx';

interface Props {
  model: LabModel;
  finding: Finding & { schedule: string };
  name: string;
}

/** Something wrong that some run shows. */
export function FindingRow({ model, finding, name }: Props): React.JSX.Element {
  const { text, detail, sites } = describeFinding(finding);
  return (
    <li>
      <p>
        {text} {finding.type !== 'deadlock' && <SiteLinks sites={sites} onSite={model.goTo} />}
      </p>
      {finding.type === 'deadlock' ? (
        <WaitRing waiting={finding.waiting} onSite={model.goTo} />
      ) : (
        detail !== '' && <p className="lab-notice-detail">{detail}</p>
      )}
      <RunActions model={model} schedule={finding.schedule} name={name} hasSeat={false} />
    </li>
  );
}
