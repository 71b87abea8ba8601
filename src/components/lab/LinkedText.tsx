import type { Site } from '../../lab/trace/index.ts';
import { InlineCode } from './InlineCode.tsx';
import { splitPlaces } from './split-places.ts';

interface Props {
  /** A sentence that may name places, as `increment.ts, line 2`. */
  text: string;
  onSite: (site: Site) => void;
}

/** A sentence whose places lead there. */
export function LinkedText({ text, onSite }: Props): React.JSX.Element {
  return (
    <>
      {splitPlaces(text).map(({ text: part, site }, index) =>
        // The parts of a fixed sentence never move.
        site === null ? (
          <InlineCode key={index} text={part} />
        ) : (
          <button key={index} type="button" className="lab-link" onClick={() => onSite(site)}>
            {part}
          </button>
        ),
      )}
    </>
  );
}
