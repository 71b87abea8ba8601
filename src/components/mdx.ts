import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import Code from './lesson/Code.astro';
import Columns from './lesson/Columns.astro';
import Discuss from './lesson/Discuss.astro';
import Fence from './lesson/Fence.astro';
import Gallery from './lesson/Gallery.astro';
import Lab from './lesson/Lab.astro';
import Notes from './lesson/Notes.astro';
import Orders from './lesson/Orders.astro';
import Picture from './lesson/Picture.astro';
import Predict from './lesson/Predict.astro';
import Quiz from './lesson/Quiz.astro';
import Slide from './lesson/Slide.astro';
import Small from './lesson/Small.astro';
import Step from './lesson/Step.astro';
import Timeline from './lesson/Timeline.astro';
import Versions from './lesson/Versions.astro';

/** The tags of lessons: what MDX finds without an import. */
export const lessonTags: Record<string, AstroComponentFactory> = {
  Code,
  Columns,
  Discuss,
  Gallery,
  Lab,
  Notes,
  Orders,
  Picture,
  Predict,
  Quiz,
  Slide,
  Small,
  Step,
  Timeline,
  Versions,
  pre: Fence,
};
