import type { Answer } from './types.ts';

/** The canvas of slides, and its smallest code, in px. */
const CANVAS = { width: 1280, height: 720 };
const CODE_PX = 20;
/** Code that is smaller cannot be read from the back of a room. */
const READABLE_PX = 15;

/** How slides come out on a screen of this size, in CSS px. */
export function describeScreen(width: number, height: number, isExtended: boolean | undefined): Answer {
  const scale = Math.min(width / CANVAS.width, height / CANVAS.height);
  const codePx = Math.round(scale * CODE_PX);
  const screens =
    isExtended === undefined ? '' : isExtended ? ' A second screen is connected.' : ' It is the only screen.';
  const say = `This screen has ${width} × ${height}: the smallest code of a slide is ${codePx} px high.${screens}`;
  if (codePx < READABLE_PX)
    return {
      works: 'partly',
      say,
      todo: 'Present on a screen of 1280 × 720 or more: choose that size in the settings of the display.',
    };
  if (isExtended === false)
    return {
      works: 'yes',
      say,
      todo: 'If the projector is connected already, it mirrors: extend the desktop, or present with one display.',
    };
  return { works: 'yes', say };
}

/** The screen that this window is on. */
export function probeScreen(): Promise<Answer> {
  const isExtended: unknown = Reflect.get(screen, 'isExtended');
  return Promise.resolve(
    describeScreen(screen.width, screen.height, typeof isExtended === 'boolean' ? isExtended : undefined),
  );
}
