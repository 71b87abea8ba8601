import { createCompiler, createRunner } from '../../lab/index.ts';
import { pageHost } from '../sandbox/page-host.ts';
import { serveEmbed, type EmbedView } from './serve-embed.ts';

const MAX_LINES = 500;

function findElement(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The embed page lacks #${id}.`);
  return element;
}

/** Shows the running program's output as plain text. */
function createView(): EmbedView {
  const state = findElement('embed-state');
  const output = findElement('embed-output');
  return {
    showState: (text) => void (state.textContent = text),
    clear: () => output.replaceChildren(),
    addOutput(lines) {
      const shown = lines.slice(-MAX_LINES);
      for (const { stream, text } of shown) {
        const span = document.createElement('span');
        span.className = `stream-${stream}`;
        span.textContent = text;
        output.append(span);
      }
      while (output.childNodes.length > MAX_LINES) output.firstChild?.remove();
      output.scrollTop = output.scrollHeight;
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
