/// <reference types="astro/client" />
import type { Lesson } from '../course/index.ts';
import type { Trace } from '../lab/trace/event.ts';

declare global {
  namespace App {
    interface Locals {
      /** The lesson whose page is rendered; tags of its MDX read it. */
      lesson?: Lesson;
    }
  }
}

declare module 'virtual:recordings' {
  /** Runs made while the site is built, by `lesson folder/lab`. */
  export const recordings: Readonly<Record<string, Trace>>;
}
