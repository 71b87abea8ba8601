import type { WaitingLane } from '../../../lab/index.ts';
import type { Site } from '../../../lab/trace/index.ts';
import { describeWaiting } from '../finding-text.ts';
import { SiteLinks } from '../SiteLinks.tsx';
import { toSites } from '../state-text.ts';
import { findRing } from './wait-ring.ts';

interface Props {
  waiting: readonly WaitingLane[];
  onSite: (site: Site) => void;
}

/** Who waits for whom, in the order of the ring; the last arrow leads back to the first. */
export function WaitRing({ waiting, onSite }: Props): React.JSX.Element {
  const { ordered, isRing } = findRing(waiting);
  return (
    <ol className="lab-ring" data-ring={isRing}>
      {ordered.map((lane) => (
        <li key={lane.lane}>
          {describeWaiting(lane, waiting)}{' '}
          <SiteLinks sites={toSites([lane.site, lane.holderSite])} onSite={onSite} />
        </li>
      ))}
    </ol>
  );
}
