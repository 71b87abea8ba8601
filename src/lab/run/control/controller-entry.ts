/** First script of the controller's worker in a browser. */
import { createController } from './controller.ts';
import type { ControllerRequest } from './messages.ts';

interface WorkerScope extends EventTarget {
  postMessage(message: unknown): void;
}

const scope = globalThis as unknown as WorkerScope;
const handle = createController((call) => scope.postMessage(call));
scope.addEventListener('message', (event) => handle((event as MessageEvent).data as ControllerRequest));
