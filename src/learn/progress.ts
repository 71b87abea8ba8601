import { answerReview } from './reviews.ts';
import { openStore } from './store.ts';
import type { Attempt, Solved, Visit } from './store-schema.ts';
import { toAttempt } from './upgrade-records.ts';
import type { AttemptOfVersion1 } from './upgrade-records.ts';

/** An attempt to keep; what is not said is null or 0. */
export type NewAttempt = AttemptOfVersion1 & Partial<Pick<Attempt, 'confidence' | 'seed' | 'hints'>>;

/** How far a learner is in one lesson. */
export interface LessonProgress {
  lesson: string; // slug
  /** Anchors of the slides seen. */
  seen: string[];
  /** How many questions were answered or skipped, each counted once. */
  answered: number;
  /** How many of them were right in the end: at the last attempt. */
  right: number;
  /** Keys of the labs whose challenge is solved. */
  solved: string[];
  /** When anything was done in it last; milliseconds since 1970. */
  at: number;
}

/** Keeps one attempt; at a question that is due for review, it is the answer to that. @throws StoreError when the browser has no room left */
export async function saveAttempt(attempt: NewAttempt): Promise<void> {
  const store = await openStore();
  await store.change(['attempts'], attempt.lab, (change) => change.put('attempts', toAttempt(attempt)));
  const { lab, question, verdict, confidence, at } = toAttempt(attempt);
  await answerReview([lab, question], verdict, confidence, at);
}

/** All attempts at a lab's questions, oldest first. */
export async function findAttempts(lab: string): Promise<Attempt[]> {
  const store = await openStore();
  return await store.findOfLab('attempts', lab);
}

/** All attempts, oldest first. */
export async function findAllAttempts(): Promise<Attempt[]> {
  const store = await openStore();
  return (await store.findAll('attempts')).toSorted((a, b) => a.at - b.at);
}

/** Notes that a challenge is solved; the first time counts. */
export async function saveSolved(solved: Solved): Promise<void> {
  const store = await openStore();
  if ((await store.find('solved', solved.lab)) !== null) return;
  await store.change(['solved'], solved.lab, async (change) => {
    if ((await change.find('solved', solved.lab)) === null) await change.put('solved', solved);
  });
}

/** When the lab's challenge was solved first; null when it was not yet. */
export async function findSolved(lab: string): Promise<Solved | null> {
  const store = await openStore();
  return await store.find('solved', lab);
}

/** How far the learner is, lesson by lesson; lessons without a trace are not in it. The last one visited comes first. */
export async function readProgress(): Promise<LessonProgress[]> {
  const store = await openStore();
  const [visits, attempts, solved] = await Promise.all([
    store.findAll('visits'),
    store.findAll('attempts'),
    store.findAll('solved'),
  ]);
  return toProgress(visits, attempts, solved);
}

/** Sums up what was kept, lesson by lesson. */
export function toProgress(
  visits: readonly Visit[],
  attempts: readonly Attempt[],
  solved: readonly Solved[],
): LessonProgress[] {
  const lessons = new Set([
    ...visits.map(({ lesson }) => lesson),
    ...[...attempts, ...solved].map(({ lab }) => toLessonSlug(lab)),
  ]);
  return [...lessons]
    .map((lesson): LessonProgress => {
      const visit = visits.find((each) => each.lesson === lesson);
      const tried = attempts.filter(({ lab }) => toLessonSlug(lab) === lesson);
      const last = findLastAttempts(tried);
      const done = solved.filter(({ lab }) => toLessonSlug(lab) === lesson);
      return {
        lesson,
        seen: visit?.seen ?? [],
        answered: last.length,
        right: last.filter(({ verdict }) => verdict === 'right').length,
        solved: done.map(({ lab }) => lab),
        at: Math.max(visit?.at ?? 0, ...tried.map(({ at }) => at), ...done.map(({ at }) => at)),
      };
    })
    .toSorted((a, b) => b.at - a.at);
}

/** The last attempt at each question, in the order in which the questions were met. */
export function findLastAttempts(attempts: readonly Attempt[]): Attempt[] {
  const last = new Map<string, Attempt>();
  for (const attempt of attempts.toSorted((a, b) => a.at - b.at))
    last.set(`${attempt.lab} ${attempt.question}`, attempt);
  return [...last.values()];
}

/** The lesson of a lab's key: `countdown` of `countdown/countdown-blocking`. */
export function toLessonSlug(lab: string): string {
  return lab.split('/')[0] ?? lab;
}
