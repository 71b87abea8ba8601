export { isComplete } from './answer.ts';
export type { Answer } from './answer.ts';
export { checkRun, holds, isSolved } from './check.ts';
export type { CheckedCondition } from './check.ts';
export {
  chooseDraft,
  deleteDraft,
  findAllDrafts,
  findDraft,
  findSpares,
  isSameText,
  restoreSpare,
  saveDraft,
  saveSpare,
  toDraft,
} from './drafts.ts';
export type { Draft, DraftChoice, Saved } from './drafts.ts';
export { areOfVerdict, isVerdict, needsVerdict } from './evidence.ts';
export type { Evidence } from './evidence.ts';
export { findPossible } from './find-possible.ts';
export { findRightOption, findRightOptions, grade } from './grade.ts';
export type { Grade, GradedLine } from './grade.ts';
export { findMeasured, measure } from './measure.ts';
export type { Measured } from './measure.ts';
export { allMisconceptions, findMisconception } from './misconceptions.ts';
export type { Misconception } from './misconceptions.ts';
export { normaliseLine } from './normalise-line.ts';
export { listOutcomes, toOutcomeLines, toOutcomeText } from './outcome-text.ts';
export { toPrintedLines } from './output-lines.ts';
export type { PrintedLine } from './output-lines.ts';
export {
  findAllAttempts,
  findAttempts,
  findLastAttempts,
  findSolved,
  readProgress,
  saveAttempt,
  saveSolved,
  toLessonSlug,
} from './progress.ts';
export type { LessonProgress, NewAttempt } from './progress.ts';
export { isDeed, isOfVerdict } from './question.ts';
export { answerReview, findDue, findNextDue, findReviews, queueReview, REVIEWS_A_DAY } from './reviews.ts';
export type { ReviewKey } from './reviews.ts';
export { exportProgress, resetProgress } from './export-file.ts';
export type { ExportFile, Snapshot } from './export-file.ts';
export { importProgress } from './merge-export.ts';
export type { ImportSummary } from './merge-export.ts';
export { readExport } from './read-export.ts';
export type { ReadExport } from './read-export.ts';
export { explainDifference } from './rules/explain.ts';
export type { Explanation, Known, RuleId } from './rules/types.ts';
export { findSetting, saveSetting } from './settings.ts';
export { StoreError, toTroubleText } from './store-error.ts';
export type { StoreTrouble } from './store-error.ts';
export { findStoreTrouble, watchStore } from './store.ts';
export type { StoreNews } from './store.ts';
export type {
  Attempt,
  AttemptVerdict,
  Confidence,
  DraftFile,
  Review,
  Setting,
  Solved,
  SpareText,
  Visit,
} from './store-schema.ts';
export { createTerminal } from './terminal-text.ts';
export type { Terminal, TerminalLine, TerminalSegment } from './terminal-text.ts';
export type { TextStyle } from './terminal-style.ts';
export { countVariants, makeVariant } from './variant.ts';
export type { LabVariant, Varied } from './variant.ts';
export { findLastVisit, findVisit, findVisits, saveVisit } from './visits.ts';
export type { Place } from './visits.ts';
export { isReviewFragment, readBetFragment, toBetFragment } from './bet-link.ts';
export type { BetLink } from './bet-link.ts';
export { makeChoices } from './choices.ts';
export { toClassHash } from './class-code.ts';
export { explainImpossible } from './explain-impossible.ts';
export { countMisses, findNextSeed, findNextTry } from './ladder.ts';
export type { NextTry } from './ladder.ts';
export { toResultsCsv } from './results-csv.ts';
export type { ResultRow } from './results-csv.ts';
export { findLines, findRightAnswer } from './right-answer.ts';
export { shuffle, shuffleLines } from './seeded.ts';
export { toVariantQuestion } from './variant-question.ts';
