import type { Check, Goal, Question, Vary } from '../learn/question.ts';
import type { Clock, ExploreRequest, NetworkModel, PolicyName } from '../lab/run/types.ts';

/** How a lab is explored, where that is not as usual. */
export type ExploreSettings = Pick<ExploreRequest, 'strategy' | 'outputs' | 'budget'>;

/** What exploring must show; the list must be exhaustive unless `exhaustive` is false. */
export interface ExploredFacts {
  /** The exact set: what runs print, lines joined by ` · `, or how they end (`deadlocked`) where they do not finish. */
  outcomes: string[];
  /** Complete runs. */
  traces?: number;
  /** Runs that end in a deadlock. */
  deadlocks?: number;
  /** Pairs of places that race. */
  races?: number;
  exhaustive?: boolean;
  /** Over the lab's own `explore`. */
  request?: ExploreSettings;
}

/** The lab with one text replaced, and what exploring shows then: for numbers that a lesson states about an edit. */
export interface Variant {
  file: string;
  /** Stands in the file exactly once. */
  from: string;
  to: string;
  explore: ExploredFacts;
}

/** What the content check holds a lab to; never served. */
export interface Expectation {
  outcome: 'finished' | 'threw' | 'deadlocked' | 'outOfSteps';
  /** Whole output by lines, under the virtual clock with seed 1. */
  output?: string[];
  /** The same with times in ms: `"300 C 3"`. */
  timedOutput?: string[];
  /** Milliseconds on the virtual clock; exact. */
  elapsed?: number;
  /** Number of pictures painted. */
  pictures?: number;
  /** No two lanes' work interleaves: each lane ends before the next begins. */
  lanesInSequence?: boolean;
  explore?: ExploredFacts;
  variants?: Variant[];
}

/** `lab.json` once checked, with its files. */
export interface Lab {
  /** Folder name, e.g. `countdown`. */
  id: string;
  title: string;
  entry: string;
  clock: Clock;
  record: 'tasks' | 'lines';
  network: Partial<NetworkModel>;
  /** Who chooses under the virtual clock. With anything but `fifo`, Run draws a new seed each time. Default `fifo`. */
  policy?: Exclude<PolicyName, 'manual'>;
  /** How much later than asked a timer may fire, in ms. Default 0. */
  timerJitterMs?: number;
  explore?: ExploreSettings;
  /** What to bring about in the scheduler's seat. */
  goal?: Goal;
  /** Bare module names the learner may import; default `["lab"]`. */
  prelude: string[];
  predict: Question[];
  /** Texts of the starter that a variant of its questions changes. */
  vary?: Vary[];
  /** One sentence each, from a nudge to nearly the solution. */
  hints?: string[];
  /** What to try, one sentence each. */
  edits: string[];
  /** A challenge: the run that meets all of these wins, or the verdict when they speak of every schedule. */
  check: Check[];
  expect: Expectation;
  /** What a solution in `solution/` must show; absent without a solution. */
  expectSolution?: Expectation;
  files: Record<string, string>;
  solution: Record<string, string>;
}

/** What of a lab is served to a page: everything but the answers. */
export type ServedLab = Omit<Lab, 'expect' | 'expectSolution' | 'solution'> & {
  /** `lesson slug/lab id`: the key of drafts and progress. */
  key: string;
  /** Hash of the starter files. */
  starterHash: string;
  /** There is a solution to show after an attempt: `/solutions/<key>.json`. */
  hasSolution?: true;
};

/** One slide, as its tag in `lesson.mdx` says it. */
export interface Slide {
  /** Anchor of the page, made from the title: `/learn/countdown/#how-many-threads`. */
  id: string;
  /** 1-based. */
  number: number;
  title: string;
  /** Minutes to allow; 0 when the tag says nothing. */
  minutes: number;
  isOptional: boolean;
  /** Names of the labs that stand on it, in order. */
  labs: string[];
  /** Names of the labs whose recorded runs it shows. */
  timelines: string[];
}

/** One question of `quiz.json`: a small lab with a single prediction. */
export interface QuizQuestion {
  id: string;
  /** Its `predict` holds only this question; its id is `quiz-<id>`. */
  lab: Lab;
  question: Question;
  /** One or two sentences for after the answer is computed. */
  after: string;
}

/** One lesson of `course.json`, in its order. */
export interface Lesson {
  /** Folder name, e.g. `04-countdown`. */
  folder: string;
  /** Without the number: `countdown`; the page is `/learn/countdown/`. */
  slug: string;
  number: number;
  title: string;
  /** One sentence. */
  promise: string;
  /** One sentence to take home. */
  recap: string;
  /** Planned minutes when it is taught: the sum of its slides, optional ones left out. */
  minutes: number;
  /** Minutes for one who reads it: the words, and the time at its labs. */
  readingMinutes: number;
  /** What a reader should know first, one phrase each. */
  needs: string[];
  slides: Slide[];
  labs: Lab[];
  quiz: QuizQuestion[];
}

/** A way through the course. */
export interface Path {
  id: string;
  title: string;
  /** Folder names, in reading order. */
  lessons: string[];
  /** Sum of its lessons' minutes, when it is taught. */
  minutes: number;
  /** The same for one who reads. */
  readingMinutes: number;
}

/** Where a word is taught. */
export interface TermLink {
  href: string;
  /** Title of the lesson. */
  lesson: string;
  /** Title of the slide; null when the link leads to the lesson as a whole. */
  slide: string | null;
}

/** A word of the course, as its glossary explains it. */
export interface Term {
  /** Anchor of the glossary's page: `/glossary/#microtask`. */
  id: string;
  term: string;
  /** One or two sentences. */
  says: string;
  /** Other names for it. */
  also: string[];
  links: TermLink[];
}

/** Everything in `content/`, checked. */
export interface Course {
  /** In the order of `course.json`. */
  lessons: Lesson[];
  paths: Path[];
  /** Hashes of the class codes. */
  classCodes: string[];
}
