import { dirname, relative, resolve } from 'node:path';
import type { Rule } from 'eslint';
import { findRoomFault } from './find-room-fault.ts';

interface ImportingNode {
  source?: { type: string; value?: unknown } | null;
}

/** ESLint's rule for the imports between the rooms of the house. */
export const roomRule: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    docs: { description: 'imports go down the house, by the front doors' },
  },
  create(context) {
    const toPath = (file: string): string => relative(context.cwd, file).replaceAll('\\', '/');
    const check = (node: Rule.Node): void => {
      const path = (node as ImportingNode).source?.value;
      if (typeof path !== 'string' || !path.startsWith('.')) return;
      const [file = ''] = path.split('?');
      const fault = findRoomFault(toPath(context.filename), toPath(resolve(dirname(context.filename), file)));
      if (fault !== null) context.report({ node, message: fault });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};
