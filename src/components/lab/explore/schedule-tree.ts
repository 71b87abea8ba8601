import type { Choice, Verdict } from '../../../lab/index.ts';

/** One row of the tree: a run, or runs with the same beginning that all end with one outcome. */
export interface TreeRow {
  /** The choices that lead here, as text: equal for equal rows of later drawings. */
  id: string;
  /** Choices before the first that this row draws: the row above has them as well. */
  start: number;
  /** What this row draws: the choices from where it parts from the row above. */
  choices: readonly Choice[];
  /** The row that it parts from; −1 for the first. */
  parent: number;
  /** How many partings lie before it. */
  level: number;
  /** Index of the outcome. */
  outcome: number;
  /** Runs that the row stands for. */
  count: number;
  /** The choices of its first run. */
  run: readonly Choice[];
  /** More runs can be seen. */
  canOpen: boolean;
  /** The node to close again when its runs are seen; null when it was not opened. */
  openedAs: string | null;
}

/** A beginning that runs share. */
export interface TreeNode {
  id: string;
  depth: number;
  children: Map<number, TreeNode>;
  /** All its outcomes; a subtree of one outcome is drawn as one row. */
  outcomes: Set<number>;
  count: number;
  choice: Choice | null;
  run: readonly Choice[];
}

/** The tree of explored runs; those that reduction cut off are no runs of their own and are left out. */
export function growTree(paths: Verdict['paths']): TreeNode {
  const root = toNode('', 0, null, []);
  for (const { choices, outcome } of paths) {
    if (outcome < 0) continue;
    let node = root;
    note(node, outcome, choices);
    choices.forEach((choice, depth) => {
      let child = node.children.get(choice.chosen);
      if (child === undefined) {
        child = toNode(`${node.id}${String(choice.chosen)}.`, depth + 1, choice, choices);
        node.children.set(choice.chosen, child);
      }
      node = child;
      note(node, outcome, choices);
    });
  }
  return root;
}

/** Rows from top to bottom; `opened` holds nodes of one outcome whose runs are to be seen. */
export function toRows(root: TreeNode, opened: ReadonlySet<string>): TreeRow[] {
  const rows: TreeRow[] = [];

  function visit(
    from: TreeNode,
    above: readonly Choice[],
    start: number,
    parent: number,
    level: number,
    within: string | null,
  ): void {
    let node = from;
    let inside = within;
    const drawn = [...above];
    const isOpen = (): boolean => opened.has(node.id);
    let isOpening = isOpen();
    // What forks nothing is one piece; a node of one outcome ends the row unless it was opened.
    while (node.children.size === 1 && (node.outcomes.size > 1 || isOpening)) {
      if (isOpen()) inside = node.id;
      const [child] = node.children.values();
      if (child === undefined) break;
      node = child;
      isOpening ||= isOpen();
      if (child.choice !== null) drawn.push(child.choice);
    }
    if (isOpen()) inside = node.id;
    const isFork = node.children.size > 1 && (node.outcomes.size > 1 || isOpening);
    if (!isFork) {
      const [outcome = -1] = node.outcomes;
      const { id, count, run } = node;
      const canOpen = count > 1 && node.children.size > 0;
      rows.push({ id, start, choices: drawn, parent, level, outcome, count, run, canOpen, openedAs: inside });
      return;
    }
    const first = rows.length;
    const children = [...node.children.values()].sort((a, b) => chosenOf(a) - chosenOf(b));
    children.forEach((child, index) => {
      const own = child.choice === null ? [] : [child.choice];
      if (index === 0) visit(child, [...drawn, ...own], start, parent, level + 1, inside);
      else visit(child, own, node.depth, first, level + 1, inside);
    });
  }

  if (root.count > 0) visit(root, [], 0, -1, 0, null);
  return rows;
}

function toNode(id: string, depth: number, choice: Choice | null, run: readonly Choice[]): TreeNode {
  return { id, depth, children: new Map(), outcomes: new Set(), count: 0, choice, run };
}

function note(node: TreeNode, outcome: number, run: readonly Choice[]): void {
  node.outcomes.add(outcome);
  if (node.count === 0) node.run = run;
  node.count += 1;
}

function chosenOf(node: TreeNode): number {
  return node.choice?.chosen ?? 0;
}
