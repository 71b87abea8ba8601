import { OP, STEP, STEP_WIDTH } from '../../schedule/index.ts';
import type { Collector } from '../collector.ts';
import type { ObjectNames } from '../object-names.ts';
import type { ChoiceOption, PendingChoice } from '../types.ts';
import type { ExecutionReport } from './messages.ts';

/** The choice that a paused execution stands at, in words and lines. */
export function readPendingChoice(
  execution: ExecutionReport,
  { lanes, places }: Pick<Collector, 'lanes' | 'places'>,
  names: ObjectNames,
): PendingChoice {
  const index = execution.choices.length;
  const label = (lane: number): string => lanes.lanes[lane]?.label ?? `lane ${lane}`;
  if (execution.pauseKind === 'event') {
    const options = execution.reports
      .filter(({ type }) => type === 'candidate')
      .map((report, value): ChoiceOption => {
        const lane = Number(report.detail);
        return { value, lane, label: label(lane), site: places.toSite(report.site), action: report.text };
      });
    return { kind: 'event', index, options };
  }
  const options: ChoiceOption[] = [];
  for (let k = 0; k < execution.pendingCount; k++) {
    const row = execution.pending.subarray(k * STEP_WIDTH, (k + 1) * STEP_WIDTH);
    if (row[STEP.enabled] !== 1) continue;
    const thread = row[STEP.thread] ?? 0;
    const lane = lanes.ofThread(thread);
    options.push({
      value: thread,
      lane,
      label: label(lane),
      site: places.toSite(row[STEP.site]),
      action: toAction(row, places.toName(row[STEP.site]), names),
    });
  }
  return { kind: 'thread', index, options };
}

/** What a thread would do next: `read counter[0]`, `write counter[0]`, `take left`, `begin`. */
function toAction(row: Float64Array, name: string, names: ObjectNames): string {
  const site = row[STEP.site] ?? -1;
  const element = names.elementAt(site) || 'memory';
  const before = row[STEP.before] ?? NaN;
  const after = row[STEP.after] ?? NaN;
  switch (row[STEP.op]) {
    case OP.start:
      return 'begin';
    case OP.read:
      return `read ${element}${Number.isNaN(before) ? '' : ` = ${before}`}`;
    case OP.write:
      return `write ${element}${Number.isNaN(after) ? '' : ` ← ${after}`}`;
    case OP.update:
      return `change ${element} in one step`;
    case OP.swap:
      return `swap ${element} if it is ${before}`;
    case OP.acquire:
      return `take ${name.replace(/\.\w+$/, '') || 'a lock'}`;
    case OP.release:
      return `give back ${name.replace(/\.\w+$/, '') || 'a lock'}`;
    case OP.wait:
      return `wait at ${element}`;
    case OP.wake:
      return 'go on after waiting';
    case OP.notify:
      return `notify at ${element}`;
    case OP.spawn:
      return 'start a thread';
    case OP.join:
      return 'go on: a thread has ended';
    case OP.send:
      return 'send a message';
    case OP.output:
      return 'print';
    case OP.end:
      return 'end';
    default:
      return 'go on';
  }
}
