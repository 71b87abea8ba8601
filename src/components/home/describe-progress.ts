import type { LessonProgress } from '../../learn/index.ts';

/** How far a lesson is, in a line: `9 of 17 slides, 3 of 4 predictions right, 1 challenge solved`; '' when nothing was done in it. */
export function describeProgress(
  { answered, right, solved }: Pick<LessonProgress, 'answered' | 'right' | 'solved'>,
  seen: number,
  slides: number,
): string {
  return [
    seen > 0 ? `${seen} of ${slides} slides` : '',
    answered > 0 ? `${right} of ${answered} ${answered === 1 ? 'prediction' : 'predictions'} right` : '',
    solved.length > 0 ? `${solved.length} ${solved.length === 1 ? 'challenge' : 'challenges'} solved` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}
