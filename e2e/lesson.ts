import { expect, type Locator, type Page } from '@playwright/test';

/** A living lab on a lesson's page, by the parts that a learner sees. */
export interface LessonLab {
  root: Locator;
  state: Locator;
  run: Locator;
  stop: Locator;
  lines: Locator;
  /** The text in the editor. */
  code: Locator;
  /** Replaces the open file's text, as a person does: select all, type over it. */
  write(text: string): Promise<void>;
}

/** The lab of a page's region, brought to life by a touch of its `Predict` button. */
export async function openLab(page: Page, path: string, name: RegExp): Promise<LessonLab> {
  await page.goto(path);
  const lab = findLab(page, name);
  await lab.root.getByRole('button', { name: 'Predict' }).click();
  await expect(lab.root.getByRole('textbox', { name: /leaves the editor/ })).toBeAttached();
  return lab;
}

/** The same, as it stands. */
export function findLab(page: Page, name: RegExp): LessonLab {
  const root = page.getByRole('region', { name });
  const editor = root.getByRole('textbox', { name: /leaves the editor/ });
  return {
    root,
    state: root.getByRole('group', { name: /^Run / }).getByRole('status'),
    run: root.getByRole('button', { name: 'Run', exact: true }),
    stop: root.getByRole('button', { name: 'Stop', exact: true }),
    lines: root.getByRole('listbox', { name: 'Output lines' }).getByRole('option'),
    code: root.getByRole('tabpanel').getByRole('code'),
    async write(text) {
      await editor.focus();
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.insertText(text);
    },
  };
}
