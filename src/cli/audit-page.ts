import lighthouse, { type Result } from 'lighthouse';
import { CATEGORIES, type Audit } from './score-table.ts';

/** A loaded machine now and then loses the trace of a page; then Lighthouse itself says to run it again. */
const TRIES = 3;

/**
 * Looks once at a page as Lighthouse's phone does: slow network, slow processor, both simulated.
 * @throws when the page does not load.
 */
export async function auditPage(url: string, browserPort: number): Promise<Audit & { machineSpeed: number }> {
  const lhr = await loadPage(url, browserPort);
  const scoreOf = (category: string): number | null => {
    const score = lhr.categories[category]?.score ?? null;
    return score === null ? null : Math.round(score * 100);
  };
  return {
    scores: {
      performance: scoreOf('performance'),
      accessibility: scoreOf('accessibility'),
      'best-practices': scoreOf('best-practices'),
      seo: scoreOf('seo'),
    },
    faults: CATEGORIES.flatMap((category) => listFaults(lhr, category)),
    machineSpeed: lhr.environment.benchmarkIndex,
  };
}

async function loadPage(url: string, browserPort: number): Promise<Result> {
  for (let tries = 1; ; tries++) {
    const result = await lighthouse(url, {
      port: browserPort,
      logLevel: 'error',
      output: 'json',
      onlyCategories: [...CATEGORIES],
      formFactor: 'mobile',
      throttlingMethod: 'simulate',
    });
    if (result === undefined) throw new Error(`Lighthouse has nothing to say about ${url}.`);
    const { runtimeError } = result.lhr;
    if (runtimeError === undefined) return result.lhr;
    if (tries === TRIES) throw new Error(`${url}: ${runtimeError.message}`);
  }
}

/** The audits of a category that count and did not get their full score. */
function listFaults(lhr: Result, category: string): string[] {
  const refs = lhr.categories[category]?.auditRefs ?? [];
  return refs.flatMap(({ id, weight }) => {
    const audit = lhr.audits[id];
    if (audit === undefined || weight === 0) return [];
    if (audit.scoreDisplayMode === 'error') return [`${category}, ${id}: ${audit.errorMessage ?? 'failed'}`];
    if (audit.score === null || audit.score >= 0.995) return [];
    const lost = `scores ${Math.round(audit.score * 100)} of 100, weight ${weight}`;
    return [
      [`${category}, ${id}: ${audit.title}`, audit.displayValue, lost, ...listPlaces(audit)]
        .filter(Boolean)
        .join('; '),
    ];
  });
}

/** The first places that an audit names: elements, addresses, messages. */
function listPlaces({ details }: Result['audits'][string]): string[] {
  if (details?.type !== 'table' && details?.type !== 'opportunity') return [];
  return details.items.slice(0, 3).map((item: Record<string, unknown>) => {
    const { node, url, description } = item;
    const snippet = typeof node === 'object' && node !== null && 'snippet' in node ? node.snippet : undefined;
    return [snippet, url, description].find((place) => typeof place === 'string') ?? '';
  });
}
