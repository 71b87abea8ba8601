import type { Page } from '@playwright/test';
import { transform } from 'esbuild';

/** Makes `page` a plain one, in which programs run as the browser alone runs them. */
export async function openBare(page: Page): Promise<void> {
  await page.route('http://bare.test/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
  );
  await page.goto('http://bare.test/');
}

const PRELUDE = 'export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));';

/**
 * The program, with what it prints as plain text: whatever a console makes of an array, `a,b` is the same everywhere.
 * Stands on the first line, so that no other line moves.
 */
export function withPlainConsole(source: string): string {
  const plain = `{ const { log } = console; console.log = (...parts: unknown[]) => log(parts.join(' ')); }`;
  return source.startsWith('#!') ? source.replace('\n', `\n${plain}`) : plain + source;
}

/** Lines that a TypeScript program prints without us: types taken away, nothing else, in a worker of `page`. */
export async function runBare(page: Page, source: string): Promise<string[]> {
  const { code } = await transform(source, {
    loader: 'ts',
    target: 'esnext',
    keepNames: true,
    supported: { decorators: false },
    charset: 'utf8',
  });
  const program = code.replaceAll(/from ["']lab["']/g, () => `from "data:text/javascript,${PRELUDE}"`);
  return await page.evaluate(
    async ({ program }) => {
      const program64 = `data:text/javascript;base64,${btoa(String.fromCharCode(...new TextEncoder().encode(program)))}`;
      // Ends when the module has run and the loop has been still for a while.
      const code = `
        const lines = [];
        for (const name of ['log', 'info', 'warn', 'error', 'debug']) console[name] = (...parts) => lines.push(...parts.join(' ').split('\\n'));
        addEventListener('unhandledrejection', (event) => event.preventDefault());
        const still = () => { const seen = lines.length; setTimeout(() => lines.length === seen ? postMessage(lines) : still(), 20); };
        import(${JSON.stringify(program64)}).catch((error) => lines.push('threw ' + error.name + ': ' + error.message)).finally(still);`;
      const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })), {
        type: 'module',
      });
      const { data } = await new Promise<MessageEvent<string[]>>((resolve) => (worker.onmessage = resolve));
      worker.terminate();
      return data;
    },
    { program },
  );
}
