import { laneStyle } from './lane-colors.ts';

interface Props {
  /** Picks the colour. */
  lane: number;
  letter: string;
}

/** A lane by its letter, in its colour; the letter says it alone. */
export function LaneLetter({ lane, letter }: Props): React.JSX.Element {
  return (
    <span className="lab-letter" style={laneStyle(lane)}>
      {letter}
    </span>
  );
}
