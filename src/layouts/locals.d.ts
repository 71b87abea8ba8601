import type { Lesson } from '../course/index.ts';
import type { Outcome, OutputLine } from '../lab/run/types.ts';
import type { Trace } from '../lab/trace/event.ts';

declare global {
  namespace App {
    interface Locals {
      /** The lesson whose page is rendered; tags of its MDX read it. */
      lesson?: Lesson;
    }

    /** What `virtual:recordings` holds. */
    type Recordings = Readonly<Record<string, Trace | null>>;
    type RecordedOutcomes = Readonly<Record<string, Outcome | null>>;
    type RecordedOutputs = Readonly<Record<string, readonly OutputLine[] | null>>;
  }
}
