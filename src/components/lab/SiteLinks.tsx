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
        <button type="button" className="lab-link" key={label} onClick={() => onSite(site)}>
          {label}
        </button>
      ))}
    </>
  );
}
