import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import { deckTags } from '../slides/deck-tags.ts';
import HandoutAfterSlide from './HandoutAfterSlide.astro';
import HandoutNotes from './HandoutNotes.astro';
import HandoutSlide from './HandoutSlide.astro';
import PaperLab from './PaperLab.astro';
import PaperSlide from './PaperSlide.astro';

/** The tags of lessons as slides on paper read them. */
export const printTags: Record<string, AstroComponentFactory> = {
  ...deckTags,
  Lab: PaperLab,
  Slide: PaperSlide,
};

/** The same for the handout that is given out before the class. */
export const handoutTags: Record<string, AstroComponentFactory> = {
  ...deckTags,
  Lab: PaperLab,
  Slide: HandoutSlide,
  Notes: HandoutNotes,
};

/** The same for after it. */
export const handoutAfterTags: Record<string, AstroComponentFactory> = {
  ...handoutTags,
  Slide: HandoutAfterSlide,
};
