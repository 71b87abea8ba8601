import type { Lab } from '../../course/index.ts';

/** The part of a playground's address that names its program: the first stands at `/play/` itself, without one. */
export function toTemplateParam({ id }: Pick<Lab, 'id'>, index: number): string | undefined {
  return index === 0 ? undefined : id;
}
