import { toInkPath, type Point, type Stroke } from '../../present/index.ts';
import type { Talk } from './open-talk.ts';

type Tool = 'pen' | 'pointer';

/** The canvas in px, whatever its size in the window. */
const CANVAS = { width: 1280, height: 720 };
/** Points of a line that are nearer than this say nothing new. */
const NEAREST_PX = 2;
const SVG = 'http://www.w3.org/2000/svg';

/** The layer over the slide that pen and pointer draw on, the same in both windows. @returns takes a tool, or puts it away */
export function mountInk({ root, registers, deck, link }: Talk): (tool: Tool | null) => void {
  const layer = root.querySelector<SVGSVGElement>('.ink');
  if (layer === null) throw new Error('A deck’s markup must hold <svg class="ink">.');
  const lines = layer.appendChild(document.createElementNS(SVG, 'g'));
  const wet = layer.appendChild(document.createElementNS(SVG, 'path'));
  const spot = layer.appendChild(document.createElementNS(SVG, 'circle'));
  spot.setAttribute('r', '14');
  let stroke: Point[] | null = null;
  let isAsked = false;

  const toPoint = (event: PointerEvent): Point => {
    const box = layer.getBoundingClientRect();
    const toPx = (at: number, from: number, size: number, of: number): number =>
      Math.round(((at - from) / size) * of * 10) / 10;
    return [
      toPx(event.clientX, box.left, box.width, CANVAS.width),
      toPx(event.clientY, box.top, box.height, CANVAS.height),
    ];
  };

  function drawLines(): void {
    const kept = registers.get(`ink/${deck.getPlace().slide}`) ?? [];
    lines.replaceChildren(
      ...kept.map((each) => {
        const path = document.createElementNS(SVG, 'path');
        path.setAttribute('d', toInkPath(each));
        return path;
      }),
    );
    wet.setAttribute('d', '');
  }

  function drawWet(slide: number, points: Stroke): void {
    if (slide === deck.getPlace().slide) wet.setAttribute('d', toInkPath(points));
  }

  function drawSpot(at: Point | null): void {
    spot.toggleAttribute('data-shown', at !== null);
    if (at === null) return;
    spot.setAttribute('cx', String(at[0]));
    spot.setAttribute('cy', String(at[1]));
  }

  /** Sends at most once a frame. */
  function sendSoon(send: () => void): void {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      send();
    });
  }

  layer.addEventListener('pointerdown', (event) => {
    if (layer.dataset['tool'] !== 'pen') return;
    layer.setPointerCapture(event.pointerId);
    stroke = [toPoint(event)];
    drawWet(deck.getPlace().slide, stroke);
  });
  layer.addEventListener('pointermove', (event) => {
    const at = toPoint(event);
    if (layer.dataset['tool'] === 'pointer') {
      drawSpot(at);
      sendSoon(() => link.point(layer.dataset['tool'] === 'pointer' ? at : null));
    }
    const last = stroke?.at(-1);
    if (stroke === null || last === undefined || Math.hypot(at[0] - last[0], at[1] - last[1]) < NEAREST_PX)
      return;
    stroke.push(at);
    const { slide } = deck.getPlace();
    drawWet(slide, stroke);
    sendSoon(() => {
      if (stroke !== null) link.draw(slide, stroke);
    });
  });
  const end = (): void => {
    if (stroke === null) return;
    const { slide } = deck.getPlace();
    const line = stroke;
    stroke = null;
    registers.put(`ink/${slide}`, [...(registers.get(`ink/${slide}`) ?? []), line]);
  };
  layer.addEventListener('pointerup', end);
  layer.addEventListener('pointercancel', end);
  layer.addEventListener('pointerleave', () => {
    if (layer.dataset['tool'] !== 'pointer') return;
    drawSpot(null);
    sendSoon(() => link.point(null));
  });
  registers.subscribe(({ key }) => {
    if (key === 'place' || key.startsWith('ink/')) drawLines();
  });
  link.subscribe({ onPointer: drawSpot, onDrawing: drawWet });
  drawLines();

  return (tool) => {
    if (tool === null) delete layer.dataset['tool'];
    else layer.dataset['tool'] = tool;
    if (tool === 'pointer') return;
    drawSpot(null);
    link.point(null);
  };
}
