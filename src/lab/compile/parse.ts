import { parse, type ParserPlugin } from '@babel/parser';
import type { Node } from './ast.ts';

export type Language = 'typescript' | 'javascript';

/** What the parser says when a text is not a program. Line 1-based, column 0-based. */
export class ParseError extends Error {
  override name = 'ParseError';
  readonly line: number;
  readonly column: number;
  constructor(message: string, line: number, column: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

const COMMON_PLUGINS: ParserPlugin[] = [
  'decorators',
  'decoratorAutoAccessors',
  'deferredImportEvaluation',
  'sourcePhaseImports',
];

/**
 * The tree of a module's text, parentheses kept.
 * @throws ParseError when the text is not a module of that language
 */
export function parseModule(text: string, language: Language): Node {
  try {
    const file = parse(text, {
      sourceType: 'module',
      createParenthesizedExpressions: true,
      createImportExpressions: true,
      attachComment: false,
      plugins: language === 'typescript' ? ['typescript', ...COMMON_PLUGINS] : COMMON_PLUGINS,
    });
    return file.program as unknown as Node;
  } catch (error) {
    throw toParseError(error);
  }
}

/** What an error from reading a file means. */
export function toParseError(error: unknown): ParseError {
  if (error instanceof RangeError) {
    return new ParseError('This file is nested too deeply to be read. Split the longest expression.', 1, 0);
  }
  if (!(error instanceof Error)) return new ParseError(String(error), 1, 0);
  const place = 'loc' in error ? (error.loc as { line: number; column: number }) : { line: 1, column: 0 };
  return new ParseError(error.message.replace(/ \(\d+:\d+\)$/, ''), place.line, place.column);
}
