import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { CodePane } from './CodePane.tsx';
import { LabBanners } from './LabBanners.tsx';
import { Side } from './Side.tsx';
import { Tasks } from './Tasks.tsx';
import { TimelinePane } from './TimelinePane.tsx';
import { Toolbar } from './Toolbar.tsx';
import type { LabModel } from './use-lab.ts';

interface Props {
  model: LabModel;
}

/** Code left, prediction and output right, the timeline below; the splits drag and are remembered. */
export function DesktopLab({ model }: Props): React.JSX.Element {
  const { fontSizePx, setFontSize } = model;
  const rows = useDefaultLayout({ id: 'interleave:lab-rows', storage: localStorage });
  const columns = useDefaultLayout({ id: 'interleave:lab-columns', storage: localStorage });
  return (
    <>
      <Toolbar
        model={model}
        fontSizePx={fontSizePx}
        onFontSize={setFontSize}
        onReset={model.banners.reset}
        isNarrow={false}
      />
      <LabBanners model={model} />
      <Group
        orientation="vertical"
        className="lab-panes"
        style={{ height: undefined }}
        defaultLayout={rows.defaultLayout}
        onLayoutChanged={rows.onLayoutChanged}
      >
        <Panel id="top" defaultSize="60" minSize="10rem">
          <Group
            orientation="horizontal"
            defaultLayout={columns.defaultLayout}
            onLayoutChanged={columns.onLayoutChanged}
          >
            <Panel id="code" defaultSize="58" minSize="16rem">
              <CodePane model={model} fontSizePx={fontSizePx} />
            </Panel>
            <Separator className="lab-split" aria-label="Width of the code" />
            <Panel id="output" defaultSize="42" minSize="14rem">
              <Side model={model} fontSizePx={fontSizePx} />
            </Panel>
          </Group>
        </Panel>
        <Separator className="lab-split" aria-label="Height of the timeline" />
        <Panel id="timeline" defaultSize="40" minSize="7rem">
          <TimelinePane model={model} />
        </Panel>
      </Group>
      <Tasks model={model} />
    </>
  );
}
