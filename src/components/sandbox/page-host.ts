import controllerSource from 'virtual:lab-controller';
import frameBoot from 'virtual:lab-frame-boot';
import realmSource from 'virtual:lab-realm';
import type { RunnerHost } from '../../lab/index.ts';

/** What the frame may do at most; inherited by its workers. */
const FRAME_CSP =
  "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval' blob: data:; worker-src blob: data:";
const FRAME_HTML = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${FRAME_CSP}"><title>Lab sandbox</title><script>${frameBoot}</script>`;

/** Files that a lab may fetch: paths below this on the site itself. */
const COURSE_PATH = /^\/net\/[\w./-]*$/;

/** The page's side of the sandbox: an opaque-origin frame, and the course network's real bytes. */
export const pageHost: RunnerHost = {
  realmSource,
  controllerSource,
  canShareMemory: typeof SharedArrayBuffer === 'function' && crossOriginIsolated,
  createFrame(onMessage) {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.allow = 'cross-origin-isolated';
    frame.hidden = true;
    frame.title = 'Lab sandbox';
    frame.srcdoc = FRAME_HTML;
    const listener = (event: MessageEvent): void => {
      if (event.source === frame.contentWindow && event.source !== null) onMessage(event.data, event.ports);
    };
    addEventListener('message', listener);
    document.body.append(frame);
    return {
      post: (message) => frame.contentWindow?.postMessage(message, '*'),
      remove() {
        removeEventListener('message', listener);
        frame.remove();
      },
    };
  },
  async loadCourseFile(url, method) {
    const [path = ''] = url.split('?');
    if (!COURSE_PATH.test(path) || path.includes('..')) {
      return notFound(
        `There is nothing at ${url} on the course's server. Pictures of flags are at /net/flags/<code>.svg.`,
      );
    }
    if (method !== 'GET' && method !== 'HEAD') {
      return {
        ...(await notFound('This server only answers GET and HEAD.')),
        status: 405,
        statusText: 'Method Not Allowed',
      };
    }
    const response = await fetch(path, { credentials: 'omit', redirect: 'error' });
    return {
      status: response.status,
      statusText: response.statusText,
      contentType: response.headers.get('content-type') ?? 'application/octet-stream',
      bytes: method === 'HEAD' ? new ArrayBuffer(0) : await response.arrayBuffer(),
    };
  },
};

async function notFound(text: string): ReturnType<RunnerHost['loadCourseFile']> {
  const bytes = await new Blob([text]).arrayBuffer();
  return { status: 404, statusText: 'Not Found', contentType: 'text/plain; charset=utf-8', bytes };
}
