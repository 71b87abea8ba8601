import type { CourseIndex } from '../../course/to-course-index.ts';
import { deleteDraft, restoreSpare } from '../../learn/index.ts';
import type { DraftFile, SpareText } from '../../learn/index.ts';
import { createElement } from './element.ts';
import { toLabHref } from './read-course-index.ts';
import { toCount, toDateText, toSizeText } from './size-text.ts';

/** The learner's own code, lab by lab, with the earlier texts that can come back. */
export function drawDrafts(
  course: CourseIndex,
  drafts: readonly DraftFile[],
  spares: readonly SpareText[],
): Node[] {
  if (drafts.length === 0 && spares.length === 0)
    return [
      createElement(
        'p',
        { class: 'muted' },
        'No code of yours yet. What you type in a lab is kept by itself.',
      ),
    ];
  const byLab = Map.groupBy(drafts, ({ lab }) => lab);
  const keys = new Set([...byLab.keys(), ...spares.map(({ lab }) => lab)]);
  return [
    createElement(
      'ul',
      { role: 'list', class: 'drafts' },
      ...[...keys].map((key) =>
        drawLab(
          course,
          key,
          byLab.get(key) ?? [],
          spares.filter(({ lab }) => lab === key),
        ),
      ),
    ),
  ];
}

function drawLab(
  course: CourseIndex,
  key: string,
  files: readonly DraftFile[],
  spares: readonly SpareText[],
): HTMLElement {
  const labKey = key.split('/').slice(0, 2).join('/');
  const lab = course.lessons.flatMap(({ labs }) => labs).find((each) => each.key === labKey);
  const asked = lab?.questions.find(({ id }) => id === key.split('/')[2]);
  const href = toLabHref(course, labKey);
  const title = lab?.title ?? labKey;
  return createElement(
    'li',
    {},
    createElement('h3', {}, href === null ? title : createElement('a', { href }, title)),
    asked === undefined ? null : createElement('p', { class: 'muted' }, asked.ask.replaceAll('`', '')),
    files.length === 0
      ? createElement('p', { class: 'facts' }, 'The lesson’s own text stands there now.')
      : createElement(
          'p',
          { class: 'facts' },
          describe(files),
          createElement(
            'button',
            {
              type: 'button',
              class: 'text-button',
              'aria-label': `Set aside: ${title}`,
              onclick: () => void deleteDraft(key, Date.now()),
            },
            'Set aside',
          ),
        ),
    spares.length === 0
      ? null
      : createElement(
          'ul',
          { role: 'list', class: 'spares', 'aria-label': `Earlier texts of ${title}` },
          ...spares.map((spare) =>
            createElement(
              'li',
              {},
              `Earlier: ${describe(spare.files)}`,
              createElement(
                'button',
                {
                  type: 'button',
                  class: 'text-button',
                  'aria-label': `Bring back the text of ${title} set aside ${toDateText(spare.at)}`,
                  onclick: () => void restoreSpare(spare.lab, spare.at, Date.now()),
                },
                'Bring back',
              ),
            ),
          ),
        ),
  );
}

function describe(files: readonly DraftFile[]): string {
  const bytes = files.reduce((sum, { text }) => sum + new TextEncoder().encode(text).length, 0);
  const savedAt = Math.max(...files.map((file) => file.savedAt));
  return `${toCount(files.length, 'file')}, ${toSizeText(bytes)}, ${toDateText(savedAt)}`;
}
