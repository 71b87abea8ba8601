import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import Columns from '../lesson/Columns.astro';
import Gallery from '../lesson/Gallery.astro';
import Orders from '../lesson/Orders.astro';
import Picture from '../lesson/Picture.astro';
import Small from '../lesson/Small.astro';
import Step from '../lesson/Step.astro';
import Fence from '../lesson/Fence.astro';
import DeckCode from './DeckCode.astro';
import DeckDiscuss from './DeckDiscuss.astro';
import DeckLab from './DeckLab.astro';
import DeckNotes from './DeckNotes.astro';
import DeckPredict from './DeckPredict.astro';
import DeckQuiz from './DeckQuiz.astro';
import DeckSlide from './DeckSlide.astro';
import DeckTimeline from './DeckTimeline.astro';
import DeckVersions from './DeckVersions.astro';
import NoNotes from './NoNotes.astro';

/** The tags of lessons as the projector reads them. Notes are left out: they hold answers. */
export const deckTags: Record<string, AstroComponentFactory> = {
  Code: DeckCode,
  Columns,
  Discuss: DeckDiscuss,
  Gallery,
  Lab: DeckLab,
  Notes: NoNotes,
  Orders,
  Picture,
  Predict: DeckPredict,
  Quiz: DeckQuiz,
  Slide: DeckSlide,
  Small,
  Step,
  Timeline: DeckTimeline,
  Versions: DeckVersions,
  pre: Fence,
};

/** The same for the presenter's window. */
export const presenterTags: Record<string, AstroComponentFactory> = { ...deckTags, Notes: DeckNotes };
