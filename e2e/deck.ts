import { expect, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { readCourse } from '../src/course/index.ts';

/** A window of a talk, by the parts that people see. */
export interface DeckPage {
  page: Page;
  /** The slide on show. */
  slide: Locator;
  /** Waits until the window stands there: `4/1` is slide 4 with one step done. */
  at: (place: string) => Promise<void>;
}

/** Number of the slide with that title; of the last slide without one. */
export function findNumber(lesson: string, title?: string): number {
  const slides = readCourse().lessons.find(({ slug }) => slug === lesson)?.slides ?? [];
  const slide = title === undefined ? slides.at(-1) : slides.find((each) => each.title === title);
  if (slide === undefined) throw new Error(`${lesson} has no slide “${title ?? ''}”.`);
  return slide.number;
}

/** Opens the deck of a lesson, or its presenter's window. */
export async function openDeck(page: Page, path: string): Promise<DeckPage> {
  await page.goto(path);
  await expect(page.locator('[data-deck][data-ready]')).toBeAttached();
  return toDeckPage(page);
}

/** The same on a slide, with all votes before it closed: one press of "next" does that where a slide waits. */
export async function openOn(page: Page, path: string, slide: number): Promise<DeckPage> {
  const deck = await openDeck(page, `${path}#/${slide}`);
  await deck.at(`${slide}/0`);
  if ((await deck.slide.getAttribute('data-waiting')) !== null) await page.keyboard.press('ArrowRight');
  await expect(deck.slide).not.toHaveAttribute('data-waiting');
  return deck;
}

/** The same in a window of its own, beside the others. */
export async function openBeside(context: BrowserContext, path: string): Promise<DeckPage> {
  return openDeck(await context.newPage(), path);
}

function toDeckPage(page: Page): DeckPage {
  return {
    page,
    slide: page.locator('.stage > [data-slide]:not([hidden])'),
    at: (place) => expect(page.locator('[data-deck]')).toHaveAttribute('data-step', place),
  };
}
