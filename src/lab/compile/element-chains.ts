import { type Node, childOf } from './ast.ts';
import { markInnerLink } from './calls.ts';
import { addElementSite, isIndexed, skipBlanks, visitKey } from './elements.ts';
import { type Pass, type Scope, visitChildren } from './pass.ts';

/**
 * A member of an optional chain. Where elements are hooked, a chain's part after its last `?.` becomes
 * `(($.kept = a) == null ? void 0 : $.get(s, $.kept.b, k))`, so that nothing of it runs when `a` is null (H14).
 */
export function visitOptionalMember(pass: Pass, node: Node, scope: Scope): void {
  const links = pass.hooksElements && !keepsForm(pass, node) ? findLinks(node) : null;
  if (links?.some(isIndexed)) visitLinks(pass, node, links, scope);
  else {
    markInnerLink(pass, childOf(node, 'object'));
    visitChildren(pass, node, scope);
  }
}

function keepsForm(pass: Pass, node: Node): boolean {
  return pass.innerLinks.has(node) || pass.elementRoles.get(node) === 'alone';
}

/** The links from the last `?.` to the end, in that order; null when one of them is a call. */
function findLinks(root: Node): Node[] | null {
  const links: Node[] = [];
  for (let link: Node | null = root; link?.type === 'OptionalMemberExpression';) {
    links.unshift(link);
    if (link['optional'] === true) return links;
    link = childOf(link, 'object');
    while (link?.type === 'TSNonNullExpression') link = childOf(link, 'expression');
  }
  return null;
}

function visitLinks(pass: Pass, root: Node, links: readonly Node[], scope: Scope): void {
  const { hooks, insertions, removals, source } = pass;
  const first = links[0];
  const object = first && childOf(first, 'object');
  if (!first || !object) return;
  const sites = new Map(links.filter(isIndexed).map((link) => [link, addElementSite(pass, link)]));
  const gets = [...sites.values()].reverse().map((site) => `${hooks}.get(${site}, `);
  insertions.open(root.start, `((${hooks}.kept = `);
  pass.visit(object, scope);
  insertions.close(object.end, `) == null ? void 0 : ${gets.join('')}${hooks}.kept`);
  for (const link of links) {
    const end = childOf(link, 'object')?.end ?? link.start;
    if (sites.has(link)) {
      visitKey(pass, link, end, scope, ', ');
      removals.push({ start: link.end - 1, end: link.end });
      insertions.close(link.end, ')');
      continue;
    }
    const key = link['computed'] === true ? childOf(link, 'property') : null;
    if (key) pass.visit(key, scope);
    if (link !== first) continue;
    const start = skipBlanks(source, end);
    removals.push({ start, end: start + (key ? 2 : 1) });
  }
  insertions.close(root.end, ')');
}
