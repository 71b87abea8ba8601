import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { findLab, type LessonLab } from './lesson.ts';

const LESSONS = 'content/lessons';

/** A question of a lesson, by the lab it stands in, and two of its options. */
export interface Bet {
  lab: RegExp;
  wrong: string;
  right: string | RegExp;
}

/** A challenge: which lab, where its solution lies, which of its files that replaces, and what decides it. */
export interface Challenge {
  lab: RegExp;
  folder: string;
  files: readonly string[];
  verb: 'Run' | 'Explore';
}

/** What a learner does on a page, with a mouse or with a finger. */
export interface Learner {
  press(target: Locator): Promise<void>;
  /** Bets wrong, is told where it differs, and gets the next one right. */
  predictWrongThenRight(bet: Bet): Promise<void>;
  /** Writes the solution into the editor, and lets the engine judge it. */
  solve(challenge: Challenge): Promise<void>;
}

/** On a phone the lab's parts stand behind tabs. */
export function createLearner(page: Page, hasTouch: boolean): Learner {
  const press = (target: Locator): Promise<void> => (hasTouch ? target.tap() : target.click());
  const showPart = async ({ root }: LessonLab, name: 'Code' | 'Predict'): Promise<void> => {
    if (hasTouch) await press(root.getByRole('tab', { name, exact: true }));
  };

  async function wake(name: RegExp): Promise<LessonLab> {
    const lab = findLab(page, name);
    await lab.root.scrollIntoViewIfNeeded();
    if (hasTouch) await press(lab.root.getByRole('button', { name: /^(Predict|Run)$/ }).first());
    else await lab.root.hover();
    await expect(lab.root.getByRole('group', { name: /^Run / })).toBeAttached();
    return lab;
  }

  async function commit(root: Locator, option: string | RegExp): Promise<void> {
    await press(root.getByRole('radio', { name: option }));
    await press(root.getByRole('button', { name: /^Commit/ }));
  }

  return {
    press,
    async predictWrongThenRight({ lab: name, wrong, right }) {
      const lab = await wake(name);
      await commit(lab.root, wrong);
      await press(lab.run);
      const compared = lab.root.getByRole('group', { name: 'How the prediction compares' });
      await expect(compared).toContainText('differs here');
      await press(compared.getByRole('button', { name: /^(Try a variant|Predict again)$/ }));
      await commit(lab.root, right);
      await press(lab.run);
      await expect(compared).toContainText('matches');
    },
    async solve({ lab: name, folder, files, verb }) {
      const lab = await wake(name);
      await showPart(lab, 'Code');
      for (const file of files) {
        const text = await readFile(join(LESSONS, folder, 'solution', file), 'utf8');
        if (file !== 'main.ts') await press(lab.root.getByRole('tab', { name: file }));
        await lab.write(text);
      }
      await press(lab.root.getByRole('button', { name: verb, exact: true }).first());
      await expect(lab.root.getByText('✓ solved')).toBeVisible();
    },
  };
}
