import type { Page } from '@playwright/test';
import { build as bundle } from 'esbuild';

/** Makes `page` a plain one, in which programs run as the browser alone runs them. */
export async function openBare(page: Page): Promise<void> {
  await page.route('http://bare.test/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
  );
  await page.goto('http://bare.test/');
}

const PRELUDE = `export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));`;

/** Lines that a TypeScript program prints without us: types taken away, nothing else, in a worker of `page`. */
export async function runBare(page: Page, source: string): Promise<string[]> {
  const { outputFiles } = await bundle({
    stdin: { contents: source, loader: 'ts', sourcefile: 'main.ts' },
    plugins: [
      {
        name: 'prelude',
        setup(build) {
          build.onResolve({ filter: /^lab$/ }, () => ({ path: 'lab', namespace: 'lab' }));
          build.onLoad({ filter: /.*/, namespace: 'lab' }, () => ({ contents: PRELUDE, loader: 'js' }));
        },
      },
    ],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'esnext',
    supported: { decorators: false },
    charset: 'utf8',
  });
  const program = outputFiles[0]?.text ?? '';
  return await page.evaluate(
    async ({ program }) => {
      const program64 = `data:text/javascript;base64,${btoa(String.fromCharCode(...new TextEncoder().encode(program)))}`;
      // Ends when the module has run and the loop has been still for a while.
      const code = `
        const lines = [];
        for (const name of ['log', 'info', 'warn', 'error', 'debug']) console[name] = (...parts) => lines.push(parts.join(' '));
        addEventListener('unhandledrejection', (event) => event.preventDefault());
        const still = () => { const seen = lines.length; setTimeout(() => lines.length === seen ? postMessage(lines) : still(), 60); };
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
