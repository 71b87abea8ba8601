/** What only a hand can try: full screen, and the pen. `say` writes into the row. */
export function mountTries(
  say: (row: 'fullScreen' | 'pen', works: 'yes' | 'no', text: string) => void,
): void {
  const button = document.querySelector<HTMLButtonElement>('[data-try="fullScreen"]');
  button?.addEventListener('click', () => {
    tryFullScreen().then(
      ({ width, height }) => say('fullScreen', 'yes', `The page filled the screen, ${width} × ${height}.`),
      (error: unknown) => say('fullScreen', 'no', describeRefusal(error)),
    );
  });
  const field = document.querySelector<SVGSVGElement>('[data-try="pen"]');
  if (field !== null) mountField(field, (text) => say('pen', 'yes', text));
}

/** Goes there and back. @returns the window's size meanwhile */
async function tryFullScreen(): Promise<{ width: number; height: number }> {
  const page = document.documentElement;
  await page.requestFullscreen();
  // The window grows after the promise is kept: two frames later it has.
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const size = { width: innerWidth, height: innerHeight };
  await document.exitFullscreen();
  return size;
}

function describeRefusal(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return `This browser gives no full screen here (${reason}). Use its own key: F11, on a Mac Control, Command and F. Phones have none.`;
}

/** A field that is drawn upon, and names the tool. */
function mountField(field: SVGSVGElement, say: (text: string) => void): void {
  let path: SVGPathElement | null = null;
  const toPoint = ({ offsetX, offsetY }: PointerEvent): string =>
    `${offsetX.toFixed(1)} ${offsetY.toFixed(1)}`;
  field.addEventListener('pointerdown', (event) => {
    field.setPointerCapture(event.pointerId);
    path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', `M${toPoint(event)}`);
    field.replaceChildren(path);
  });
  field.addEventListener('pointermove', (event) => {
    if (path === null) return;
    path.setAttribute('d', `${path.getAttribute('d') ?? ''} L${toPoint(event)}`);
  });
  field.addEventListener('pointerup', ({ pointerType }) => {
    path = null;
    const tool =
      { mouse: 'a mouse or trackpad', pen: 'a pen', touch: 'a finger' }[pointerType] ?? 'a pointer';
    say(`You drew with ${tool}: slides take it as pointer and pen.`);
  });
  field.addEventListener('pointercancel', () => void (path = null));
}
