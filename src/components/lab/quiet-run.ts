import type { ServedLab } from '../../course/types.ts';
import { needsVerdict } from '../../learn/index.ts';
import type { Evidence } from '../../learn/index.ts';
import type { Bet } from '../../learn/question.ts';
import { openEngine } from './engine.ts';

/**
 * What a lab's program shows, run or explored with nobody watching: to shuffle its lines, or to know which option is right. Null where
 * it does not compile, did not come to an end, or could not be listed whole. A run that somebody watches on this page is stopped by it.
 */
export async function findEvidence(
  lab: Pick<ServedLab, 'files' | 'entry' | 'record' | 'network' | 'timerJitterMs' | 'explore'>,
  question: Bet,
): Promise<Evidence | null> {
  const { files, entry, record, network, timerJitterMs = 0, explore } = lab;
  const { compiler, runner } = openEngine();
  const compiled = await compiler.compile({ files, entry, record });
  if (!compiled.ok) return null;
  const options = { seed: 1, ...(Object.keys(network).length > 0 && { network }) };
  if (needsVerdict(question)) {
    const verdict = await runner.explore(compiled.program, { ...options, timerJitterMs, ...explore });
    return verdict.exhaustive ? verdict : null;
  }
  const result = await runner.run(compiled.program, { ...options, clock: 'virtual' });
  return ['stopped', 'crashed'].includes(result.outcome.type) ? null : result;
}
