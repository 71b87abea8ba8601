import { z } from 'zod';
import type { ExploreSettings } from '../types.ts';
import * as field from './fields.ts';

/** How a lab is explored. */
export const exploreSchema: z.ZodType<ExploreSettings> = z.strictObject({
  strategy: field.oneOf('dpor', 'dfs', 'random', 'pct', 'urw', 'pos').exactOptional(),
  outputs: field.oneOf('ordered', 'perLane').exactOptional(),
  budget: z
    .strictObject({
      runs: field.wholeNumber(1).exactOptional(),
      ms: field.durationMs.exactOptional(),
    })
    .exactOptional(),
});
