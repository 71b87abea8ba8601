/** First script of the controller's worker thread in Node. */
import { parentPort } from 'node:worker_threads';
import { createController } from './controller.ts';
import type { ControllerRequest } from './messages.ts';

const port = parentPort;
if (!port) throw new Error('node-controller-entry runs in a worker thread');
const handle = createController((call) => port.postMessage(call));
port.on('message', (request: ControllerRequest) => handle(request));
