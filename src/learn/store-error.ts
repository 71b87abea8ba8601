/** Why something could not be kept. */
export type StoreTrouble =
  /** The browser gives no more room. */
  | 'full'
  /** The browser keeps nothing here, as in some private windows: everything lasts as long as the page. */
  | 'forgetful'
  /** Another tab runs a newer version of the site, whose records this one cannot read. */
  | 'outdated';

/** What was to be kept is not. What the learner sees stays as it is. */
export class StoreError extends Error {
  readonly trouble: StoreTrouble;

  constructor(trouble: StoreTrouble, cause: unknown) {
    super(toTroubleText(trouble), { cause });
    this.name = 'StoreError';
    this.trouble = trouble;
  }
}

/** What happened and what to do, in sentences for the learner. */
export function toTroubleText(trouble: StoreTrouble): string {
  switch (trouble) {
    case 'full':
      return 'This browser has no room left, so your last change is not kept. It stays on this page: export your progress, or free some space and go on typing.';
    case 'forgetful':
      return 'This browser keeps nothing for this site. Your text and your answers last until you close or reload this page.';
    case 'outdated':
      return 'Another tab has a newer version of this site. Copy what you typed here, then reload this page to go on.';
  }
}

/** The browser refused for want of room. */
export function isQuotaError(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError';
}
