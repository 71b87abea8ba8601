import type { Answer } from './answer.ts';

/** The learner's text of one file, with the starter it came from. */
export interface DraftFile {
  /** `lesson slug/lab id`, and `/question id` where the lab asks one. */
  lab: string;
  path: string;
  text: string;
  /** Hash of all the starter's files. */
  starterHash: string;
  /** The file as the starter had it; null when the learner made the file, or when it was saved before this was kept. */
  starter: string | null;
  /** Milliseconds since 1970. */
  savedAt: number;
}

/** Text of a lab that another text took the place of: the way back. */
export interface SpareText {
  lab: string;
  files: DraftFile[];
  /** When it made room, in milliseconds since 1970. */
  at: number;
}

/** How sure a learner was. */
export type Confidence = 'sure' | 'guess';

/** What came of an attempt. */
export type AttemptVerdict = 'right' | 'wrong' | 'partial' | 'skipped';

/** One committed or skipped prediction. */
export interface Attempt {
  id?: number; // given by the store
  lab: string; // lesson slug/lab id
  question: string;
  catches: string;
  /** Milliseconds since 1970. */
  at: number;
  /** Null when the learner skipped the question. */
  answer: Answer | null;
  verdict: AttemptVerdict;
  /** The rule that explained the first difference, if any. */
  rule: string | null;
  /** Null when it was not asked. */
  confidence: Confidence | null;
  /** Seed of the variant that was asked about; 0 is the starter. */
  seed: number;
  /** How many hints were open. */
  hints: number;
}

/** A challenge that was solved, and when first. */
export interface Solved {
  lab: string;
  at: number;
}

/** Where a learner is in a lesson, and what of it they have seen. */
export interface Visit {
  lesson: string; // slug
  /** Anchor of the slide they were at. */
  slide: string;
  /** Key of the lab they touched last; null when none. */
  lab: string | null;
  at: number;
  /** Anchors of the slides seen, in the order they were seen. */
  seen: string[];
}

/** What ts-fsrs remembers of a question; times in milliseconds since 1970. */
export interface ReviewCard {
  due: number;
  stability: number;
  difficulty: number;
  scheduledDays: number;
  learningSteps: number;
  reps: number;
  lapses: number;
  /** ts-fsrs: 0 new, 1 learning, 2 review, 3 relearning. */
  state: number;
  lastReview: number | null;
}

/** A question that comes back. */
export interface Review {
  lab: string;
  question: string;
  catches: string;
  addedAt: number;
  /** When it was answered last in a review; null before the first. */
  answeredAt: number | null;
  card: ReviewCard;
}

/** One choice of the learner's about the site. */
export interface Setting {
  key: string;
  value: string | number | boolean | null;
  at: number;
}

/** Everything the site keeps in the browser, by table. */
export interface Tables {
  drafts: { key: [lab: string, path: string]; value: DraftFile };
  spares: { key: [lab: string, at: number]; value: SpareText };
  attempts: { key: number; value: Attempt };
  solved: { key: string; value: Solved };
  visits: { key: string; value: Visit };
  reviews: { key: [lab: string, question: string]; value: Review };
  settings: { key: string; value: Setting };
}

export type TableName = keyof Tables;

/** Which fields make a record's key; a single one without a value is given by the store. */
export const KEY_FIELDS: { readonly [N in TableName]: readonly (keyof Tables[N]['value'] & string)[] } = {
  drafts: ['lab', 'path'],
  spares: ['lab', 'at'],
  attempts: ['id'],
  solved: ['lab'],
  visits: ['lesson'],
  reviews: ['lab', 'question'],
  settings: ['key'],
};

/** All tables, in the order in which they are exported. */
export const TABLE_NAMES: readonly TableName[] = [
  'drafts',
  'spares',
  'attempts',
  'solved',
  'visits',
  'reviews',
  'settings',
];

/** Raised by every change of shape, which adds a step to `upgrade-store.ts`. */
export const STORE_VERSION = 2;
