import type { ServedLab } from '../../course/index.ts';

/**
 * A lab as one slide uses it. With a question it asks that one; without, it is free to run and shows its challenge, so
 * that a lab which stands on several slides asks each thing in its place.
 * @throws Error when the lab has no such question
 */
export function toAskedLab(lab: ServedLab, question: string | undefined): ServedLab {
  if (question === undefined) return { ...lab, predict: [] };
  const asked = lab.predict.filter(({ id }) => id === question);
  const [first] = asked;
  if (first !== undefined) return { ...lab, predict: asked, check: first.kind === 'fix' ? lab.check : [] };
  const ids = lab.predict.map(({ id }) => id).join(', ');
  throw new Error(
    `<Lab name="${lab.id}">: expected a question of its lab.json (${ids}), found "${question}"`,
  );
}
