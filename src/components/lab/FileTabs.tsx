import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { SourceFiles } from '../../lab/index.ts';
import { FileNameField } from './FileNameField.tsx';
import type { LabModel } from './use-lab.ts';

interface Props {
  model: LabModel;
  /** Id of the panel that the tabs control. */
  panelId: string;
  onDeleted: (path: string, text: string) => void;
}

/** The lab's files as tabs. Files that the learner added can be renamed and deleted; the starter's stay. */
export function FileTabs({ model, panelId, onDeleted }: Props): React.JSX.Element {
  const { session, lab } = model.live;
  const { files, starter } = model.state;
  const { activeFile } = model;
  const [naming, setNaming] = useState<'new' | 'rename' | null>(null);
  const paths = sortPaths(files, lab.entry);
  const isOwn = !Object.hasOwn(starter, activeFile);

  const handleKey = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = step === 0 ? undefined : paths.at((paths.indexOf(activeFile) + step) % paths.length);
    if (next === undefined) return;
    event.preventDefault();
    model.openFile(next);
    event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')[paths.indexOf(next)]?.focus();
  };

  const handleName = (name: string): void => {
    if (naming === 'rename') {
      session.setFile(name, files[activeFile] ?? '');
      session.removeFile(activeFile);
    } else session.setFile(name, '');
    model.openFile(name);
    setNaming(null);
  };

  return (
    <div className="lab-pane-head">
      <div className="lab-tabs" role="tablist" aria-label="Files" onKeyDown={handleKey}>
        {paths.map((path) => (
          <button
            key={path}
            type="button"
            role="tab"
            aria-selected={path === activeFile}
            aria-controls={panelId}
            tabIndex={path === activeFile ? 0 : -1}
            onClick={() => model.openFile(path)}
          >
            {path}
            {files[path] !== starter[path] && <span className="lab-edited"> edited</span>}
          </button>
        ))}
      </div>
      {naming === null ? (
        <div className="lab-file-actions">
          {isOwn && (
            <>
              <button type="button" className="lab-quiet" onClick={() => setNaming('rename')}>
                Rename
              </button>
              <button
                type="button"
                className="lab-quiet"
                onClick={() => {
                  onDeleted(activeFile, files[activeFile] ?? '');
                  session.removeFile(activeFile);
                  model.openFile(lab.entry);
                }}
              >
                Delete
              </button>
            </>
          )}
          <button type="button" className="lab-quiet" onClick={() => setNaming('new')}>
            New file
          </button>
        </div>
      ) : (
        <FileNameField
          initial={naming === 'rename' ? activeFile : ''}
          taken={naming === 'rename' ? paths.filter((path) => path !== activeFile) : paths}
          onName={handleName}
          onCancel={() => setNaming(null)}
        />
      )}
    </div>
  );
}

function sortPaths(files: SourceFiles, entry: string): string[] {
  return Object.keys(files).toSorted(
    (a, b) => Number(b === entry) - Number(a === entry) || a.localeCompare(b, 'en'),
  );
}
