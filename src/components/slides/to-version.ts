const MOVE_MS = 500;

/** Shows one version of a code; with `isMoving` the pieces that live on move to their new places. */
export function toVersion(code: HTMLElement, index: number, isMoving: boolean): void {
  const versions = [...code.querySelectorAll<HTMLElement>('[data-version]')];
  const from = versions.find((version) => version.dataset['shown'] !== undefined);
  const to = versions[index];
  if (to === undefined || from === to) return;
  const isStill = !isMoving || matchMedia('(prefers-reduced-motion: reduce)').matches;
  const before = new Map(
    isStill || from === undefined ? [] : findPieces(from).map((piece) => [piece.key, piece.box]),
  );
  for (const version of versions) {
    version.toggleAttribute('data-shown', version === to);
    version.inert = version !== to;
  }
  if (isStill) return;
  for (const { key, box, element } of findPieces(to)) {
    const old = before.get(key);
    const frames =
      old === undefined
        ? { opacity: [0, 0, 1] }
        : { translate: [`${old.x - box.x}px ${old.y - box.y}px`, '0 0'] };
    element.animate(frames, { duration: MOVE_MS, easing: 'ease-in-out' });
  }
}

interface Piece {
  key: string;
  element: HTMLElement;
  box: DOMRect;
}

function findPieces(version: HTMLElement): Piece[] {
  return [...version.querySelectorAll<HTMLElement>('[data-token]')].map((element) => ({
    key: element.dataset['token'] ?? '',
    element,
    box: element.getBoundingClientRect(),
  }));
}
