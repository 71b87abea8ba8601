// Serves the production build with isolation headers, building it first when it is missing or older than its sources.
import { parseArgs } from 'node:util';
import { DIST, ensureBuilt } from './ensure-built.ts';
import { serveDist } from './serve-dist.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '4321' } } });
try {
  ensureBuilt();
  const { url } = await serveDist(DIST, Number(values.port), { isPacked: true });
  console.log(`Interleave is served at ${url}/. Ctrl+C ends it.`);
} catch (error) {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  console.error(
    isTaken ? `Port ${values.port} is taken: try npm run preview -- --port 4322.` : String(error),
  );
  process.exitCode = 1;
}
