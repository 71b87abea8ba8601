import type { SourceFiles } from '../../lab/index.ts';
import { TextDiff } from './TextDiff.tsx';
import type { TextSide } from './use-banners.ts';

interface Props {
  mine: SourceFiles;
  theirs: SourceFiles;
  /** Whose the other text is: `the lesson’s new text`. */
  theirName: string;
  /** Which text is chosen, file by file; where nothing is said, mine. */
  sides: Readonly<Record<string, TextSide>>;
  onSides: (sides: Readonly<Record<string, TextSide>>) => void;
  onChoose: (files: SourceFiles) => void;
  onClose: () => void;
}

/** Two texts of a lab, file by file, with a choice for each that differs. */
export function ChooseTexts({
  mine,
  theirs,
  theirName,
  sides,
  onSides,
  onChoose,
  onClose,
}: Props): React.JSX.Element {
  const paths = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].filter(
    (path) => mine[path] !== theirs[path],
  );
  const handleUse = (): void => {
    const chosen = paths.flatMap((path) => {
      const text = (sides[path] === 'theirs' ? theirs : mine)[path];
      return text === undefined ? [] : [[path, text] as const];
    });
    const same = Object.entries(mine).filter(([path]) => !paths.includes(path));
    onChoose(Object.fromEntries([...same, ...chosen]));
  };
  return (
    <div className="choose-texts" role="group" aria-label="Compare the two texts">
      {paths.map((path) => (
        <fieldset key={path}>
          <legend>{path}</legend>
          <div className="choices">
            {(['mine', 'theirs'] as const).map((side) => (
              <label key={side}>
                <input
                  type="radio"
                  name={`side-${path}`}
                  checked={(sides[path] ?? 'mine') === side}
                  onChange={() => onSides({ ...sides, [path]: side })}
                />
                {toSideText(side, side === 'mine' ? mine[path] : theirs[path], theirName)}
              </label>
            ))}
          </div>
          <TextDiff
            label={`${path}: from your text to ${theirName}`}
            before={mine[path] ?? ''}
            after={theirs[path] ?? ''}
          />
        </fieldset>
      ))}
      <div className="buttons">
        <button type="button" className="lab-button" onClick={handleUse}>
          Use what is chosen
        </button>
        <button type="button" className="lab-button" onClick={onClose}>
          Decide later
        </button>
      </div>
    </div>
  );
}

function toSideText(side: TextSide, text: string | undefined, theirName: string): string {
  const name = side === 'mine' ? 'Keep your text (−)' : `Take ${theirName} (+)`;
  return text === undefined ? `${name}: the file is not there` : name;
}
