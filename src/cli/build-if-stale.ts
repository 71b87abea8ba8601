// Builds the site when it is missing or older than its sources.
import { ensureBuilt } from './ensure-built.ts';

try {
  ensureBuilt();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
