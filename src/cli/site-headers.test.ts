import { describe, expect, test } from 'vitest';
import { findHeaders, parseHeaderRules } from './site-headers.ts';

const TEXT = `
# a comment
/*
  X-Content-Type-Options: nosniff
/embed/*
  Cross-Origin-Resource-Policy: cross-origin
`;

describe('site headers', () => {
  test('a rule holds for the paths that its pattern matches', () => {
    const rules = parseHeaderRules(TEXT);
    expect(findHeaders(rules, '/embed/')).toMatchObject({
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
    expect(findHeaders(rules, '/learn/')).not.toHaveProperty('Cross-Origin-Resource-Policy');
  });

  test('every path is isolated, whatever the file says', () => {
    expect(findHeaders([], '/')).toEqual({
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    });
  });

  test('a dot in a pattern is a dot', () => {
    const rules = parseHeaderRules('/a.js\n  X: 1');
    expect(findHeaders(rules, '/a.js')).toHaveProperty('X');
    expect(findHeaders(rules, '/abjs')).not.toHaveProperty('X');
  });

  test('a line that is no header is named', () => {
    expect(() => parseHeaderRules('/*\n  nonsense')).toThrow('found "nonsense"');
  });
});
