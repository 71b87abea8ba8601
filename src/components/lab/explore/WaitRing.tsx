import type { WaitingLane } from '../../../lab/index.ts';
import type { Site } from '../../../lab/trace/index.ts';
import { describeWaiting } from '../finding-text.ts';
import { LinkedText } from '../LinkedText.tsx';
import { SiteLinks } from '../SiteLinks.tsx';
import { toSites } from '../state-text.ts';
import { findRing } from './wait-ring.ts';

interface Props {
  waiting: readonly WaitingLane[];
  onSite: (site: Site) => void;
}

/** Who waits for whom, in the order of the ring; the last arrow leads back to the first. */
export function WaitRing({ waiting, onSite }: Props): React.JSX.Element {
  const { ordered, ringLength } = findRing(waiting);
  return (
    <ol className="lab-ring">
      {ordered.map((lane, index) => (
        <li
          key={lane.lane}
          data-place={index < ringLength - 1 ? 'ring' : index === ringLength - 1 ? 'end' : 'beside'}
        >
          <LinkedText text={describeWaiting(lane, waiting)} onSite={onSite} />{' '}
          <SiteLinks sites={toSites([lane.site])} onSite={onSite} />
        </li>
      ))}
    </ol>
  );
}
