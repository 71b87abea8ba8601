/// <reference types="astro/client" />

declare module 'virtual:recordings' {
  /** Runs made while the site is built, by `lesson folder/lab`. */
  export const recordings: App.Recordings;
  /** How they ended. */
  export const outcomes: App.RecordedOutcomes;
  /** All that they printed, whatever their traces had room for. */
  export const outputs: App.RecordedOutputs;
}

/** For tools that do not read .astro files themselves. */
declare module '*.astro' {
  import type { AstroComponentFactory } from 'astro/runtime/server/index.js';

  const Component: AstroComponentFactory;
  export default Component;
}
