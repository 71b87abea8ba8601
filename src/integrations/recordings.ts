import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { readCourse, readCourseFile } from '../course/index.ts';
import { recordLab } from '../lab/node.ts';
import type { Lab, Lesson } from '../course/index.ts';
import type { Outcome, RunResult } from '../lab/index.ts';
import type { Trace } from '../lab/trace/event.ts';

const ID = 'virtual:recordings';

/** The lab whose run the first page plays. */
const ON_FIRST_PAGE = 'countdown';

function toShownLabs({ slides, labs }: Lesson): Lab[] {
  const names = new Set([ON_FIRST_PAGE, ...slides.flatMap((slide) => [...slide.timelines, ...slide.labs])]);
  return labs.filter(({ id }) => names.has(id));
}

/** A run and how it ended. */
type Recorded = Pick<RunResult, 'outcome' | 'trace' | 'output'>;

/** A run of the lab, under the policy that its page uses; null when it does not end here as it must, as threads may not. */
async function record(lab: Lab): Promise<Recorded | null> {
  const { files, entry, network, policy } = lab;
  const options = { clock: 'virtual' as const, network, ...(policy !== undefined && { policy }) };
  try {
    const { outcome, trace, output } = await recordLab({ files, entry }, options, readCourseFile);
    const allowed = [lab.expect.outcome, ...(lab.expect.explore?.outcomes ?? [])];
    if (allowed.includes(outcome.type)) return { outcome, trace, output };
    console.warn(`recordings: ${lab.id} has no picture, since its run ended as ${outcome.type}`);
  } catch (error) {
    console.warn(`recordings: ${lab.id} has no picture, since it could not be run: ${String(error)}`);
  }
  return null;
}

/** Runs the labs whose timelines pages show, or that stand on slides, and gives pages their traces: `virtual:recordings`, by `lesson folder/lab`. */
export function recordings(): Plugin {
  return {
    name: 'recordings',
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    async load(id) {
      if (id !== `\0${ID}`) return undefined;
      const shown = readCourse().lessons.flatMap((lesson) =>
        toShownLabs(lesson).map((lab) => ({ folder: lesson.folder, lab })),
      );
      const traces: Record<string, Trace | null> = {};
      const outcomes: Record<string, Outcome | null> = {};
      const outputs: Record<string, RunResult['output'] | null> = {};
      for (const { folder, lab } of shown) {
        const recorded = await record(lab);
        traces[`${folder}/${lab.id}`] = recorded?.trace ?? null;
        outcomes[`${folder}/${lab.id}`] = recorded?.outcome ?? null;
        outputs[`${folder}/${lab.id}`] = recorded?.output ?? null;
        const place = resolve('content/lessons', folder, 'labs', lab.id);
        for (const name of ['lab.json', ...Object.keys(lab.files)]) this.addWatchFile(join(place, name));
      }
      const toConstant = (name: string, value: unknown): string =>
        `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(value))});`;
      return [
        toConstant('recordings', traces),
        toConstant('outcomes', outcomes),
        toConstant('outputs', outputs),
      ].join('\n');
    },
  };
}
