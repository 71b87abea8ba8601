import { lazy, Suspense, useState } from 'react';
import { hasSameFiles } from '../../lab/index.ts';
import type { SourceFiles } from '../../lab/index.ts';
import { isSolved, saveSpare } from '../../learn/index.ts';
import { toDraftPlace } from './draft-keeper.ts';
import type { LabModel } from './use-lab.ts';

const TextDiff = lazy(async () => ({ default: (await import('./TextDiff.tsx')).TextDiff }));

interface Props {
  model: LabModel;
}

type Shown =
  { type: 'closed' } | { type: 'fetching' } | { type: 'missing' } | { type: 'open'; files: SourceFiles };

/** One way to do what the lab asks, as a difference from the learner's text. It is there once they have run a change of their own. */
export function Solution({ model }: Props): React.JSX.Element | null {
  const { live, state, checks } = model;
  const { lab, own, session, isInstructor } = live;
  const [shown, setShown] = useState<Shown>({ type: 'closed' });
  const [hasTried, setTried] = useState(state.isEdited);
  const hasRunOwn =
    (state.lastFiles !== null && !hasSameFiles(state.lastFiles, own.lab.files)) || isSolved(checks);
  if (hasRunOwn && !hasTried) setTried(true);
  if (lab.hasSolution !== true) return null;
  const isOpen = hasTried || isInstructor;

  async function open(): Promise<void> {
    setShown({ type: 'fetching' });
    try {
      setShown({ type: 'open', files: await fetchSolution(lab.key) });
    } catch (error) {
      console.warn('The solution could not be fetched.', error);
      setShown({ type: 'missing' });
    }
  }

  async function use(files: SourceFiles): Promise<void> {
    const { files: mine, isEdited } = session.getState();
    const { starterHash, files: starter } = own.lab;
    const draft = { files: { ...mine }, starterHash, starter, savedAt: Date.now() };
    // The learner's text comes back from the page of progress.
    if (isEdited) await saveSpare(toDraftPlace(own.lab), draft, Date.now());
    session.setFiles(files);
  }

  const files = shown.type === 'open' ? shown.files : {};
  const paths = Object.keys(files).filter((path) => files[path] !== state.files[path]);
  return (
    <div role="group" aria-label="Solution" className="lab-solution">
      <h4>Solution</h4>
      {!isOpen && <p>Run a change of your own first. Then one way to do it stands here.</p>}
      {isOpen && shown.type !== 'open' && (
        <button
          type="button"
          className="lab-button"
          disabled={shown.type === 'fetching'}
          onClick={() => void open()}
        >
          Show the solution
        </button>
      )}
      {shown.type === 'missing' && (
        <p role="alert">The solution could not be fetched. Try again when you are online.</p>
      )}
      {shown.type === 'open' && (
        <Suspense fallback={<p>Comparing…</p>}>
          {paths.length === 0 && <p>Your text is the solution, word for word.</p>}
          {paths.map((path) => (
            <figure key={path}>
              <figcaption>{path}: from yours (−) to the solution (+)</figcaption>
              <TextDiff
                label={`${path}: from your text to the solution`}
                before={state.files[path] ?? ''}
                after={files[path] ?? ''}
              />
            </figure>
          ))}
          <div className="buttons">
            {paths.length > 0 && (
              <button type="button" className="lab-button" onClick={() => void use(files)}>
                Put it in the editor
              </button>
            )}
            <button type="button" className="lab-button" onClick={() => setShown({ type: 'closed' })}>
              Hide it
            </button>
          </div>
        </Suspense>
      )}
    </div>
  );
}

async function fetchSolution(key: string): Promise<SourceFiles> {
  const response = await fetch(`/solutions/${key}.json`);
  if (!response.ok) throw new Error(`The site says ${String(response.status)}.`);
  return ((await response.json()) as { files: SourceFiles }).files;
}
