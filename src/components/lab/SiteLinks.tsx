import { Fragment } from 'react';
import type { Site } from '../../lab/trace/index.ts';

interface Props {
  sites: readonly { label: string; site: Site }[];
  onSite: (site: Site) => void;
}

/** Places in the learner's files; each leads there. */
export function SiteLinks({ sites, onSite }: Props): React.JSX.Element {
  return (
    <>
      {sites.slice(0, 6).map(({ label, site }) => (
        <Fragment key={label}>
          <button type="button" className="lab-link" onClick={() => onSite(site)}>
            {label}
          </button>{' '}
        </Fragment>
      ))}
    </>
  );
}
