import { createCompiler, createRunner } from '../../lab/index.ts';
import { pageHost } from '../sandbox/page-host.ts';
import { serveEmbed, type EmbedView } from './serve-embed.ts';

const MAX_LINES = 500;

function findElement(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The embed page lacks #${id}.`);
  return element;
}

/** Shows the running program's output as plain text, once a frame however fast it comes. */
function createView(): EmbedView {
  const state = findElement('embed-state');
  const output = findElement('embed-output');
  let waiting: { stream: string; text: string }[] = [];
  let frame = 0;

  function draw(): void {
    frame = 0;
    for (const { stream, text } of waiting) {
      const span = document.createElement('span');
      span.className = `stream-${stream}`;
      span.textContent = text;
      output.append(span);
    }
    waiting = [];
    while (output.childNodes.length > MAX_LINES) output.firstChild?.remove();
    output.scrollTop = output.scrollHeight;
  }

  return {
    showState: (text) => void (state.textContent = text),
    clear() {
      waiting = [];
      output.replaceChildren();
    },
    addOutput(lines) {
      waiting = waiting.concat(lines).slice(-MAX_LINES);
      frame ||= requestAnimationFrame(draw);
    },
  };
}

/** Starts the embed page: one compiler, one runner, driven by messages. */
export function startEmbedPage(): void {
  const compiler = createCompiler();
  const runner = createRunner(pageHost);
  void runner.warm();
  serveEmbed(compiler, runner, createView());
}
