import { useId, useState } from 'react';
import { Editor } from './Editor.tsx';
import { FileTabs } from './FileTabs.tsx';
import { Banner } from './Banner.tsx';
import type { LabModel } from './use-lab.ts';

interface Props {
  model: LabModel;
  fontSizePx: number;
}

/** Files and editor. */
export function CodePane({ model, fontSizePx }: Props): React.JSX.Element {
  const panelId = useId();
  const [deleted, setDeleted] = useState<{ path: string; text: string } | null>(null);
  return (
    <div className="lab-code" role="group" aria-label="Code">
      <FileTabs model={model} panelId={panelId} onDeleted={(path, text) => setDeleted({ path, text })} />
      {deleted !== null && (
        <Banner
          text={`${deleted.path} is deleted.`}
          actions={[
            {
              label: 'Undo',
              act() {
                model.live.session.setFile(deleted.path, deleted.text);
                model.openFile(deleted.path);
                setDeleted(null);
              },
            },
            { label: 'Close', act: () => setDeleted(null) },
          ]}
        />
      )}
      <Editor model={model} panelId={panelId} fontSizePx={fontSizePx} />
    </div>
  );
}
