import { describe, expect, test } from 'vitest';
import { createTerminal, toTerminalLines } from './terminal-text.ts';

const shown = (...writes: string[]): string[] =>
  toTerminalLines(writes.map((text) => ({ text }))).map((line) => line.text);

describe('terminal text', () => {
  test.each([
    { name: 'lines', writes: ['a\nb\n'], expected: ['a', 'b'] },
    { name: 'an unfinished line', writes: ['a\nb'], expected: ['a', 'b'] },
    { name: 'blank lines', writes: ['\n\na\n'], expected: ['', '', 'a'] },
    { name: 'a line made by several writes', writes: ['a', 'b', 'c\n'], expected: ['abc'] },
    { name: 'a carriage return that overwrites', writes: ['working', '\rdone\n'], expected: ['doneing'] },
    { name: 'a carriage return before a line break', writes: ['a\r\nb\r\n'], expected: ['a', 'b'] },
    { name: 'a spinner by backspaces', writes: ['| wait', '\b\b\b\b\b\b/ wait'], expected: ['/ wait'] },
    { name: 'backspaces that stop at the line’s start', writes: ['a\b\b\bb\n'], expected: ['b'] },
    { name: 'tabs', writes: ['a\tb\n'], expected: ['a       b'] },
    { name: 'erasing to the end', writes: ['abcdef\r\u001b[Kxy\n'], expected: ['xy'] },
    { name: 'erasing the line', writes: ['abc\u001b[2Kd\n'], expected: ['   d'] },
    { name: 'moving left and right', writes: ['abc\u001b[2Dx\u001b[3Cy\n'], expected: ['axc  y'] },
    { name: 'a sequence cut by a write', writes: ['\u001b[3', '1mred\n'], expected: ['red'] },
    {
      name: 'sequences it does not know',
      writes: ['\u001b]0;title\u0007a\u001b[?25lb\u001b7c\n'],
      expected: ['abc'],
    },
    { name: 'bell and other controls', writes: ['a\u0007\u0000b\n'], expected: ['ab'] },
    { name: 'characters beyond the basic plane', writes: ['𝒳y\b\b𝒵\n'], expected: ['𝒵y'] },
    { name: 'nothing', writes: ['', ''], expected: [] },
  ])('shows $name', ({ writes, expected }) => {
    expect(shown(...writes)).toEqual(expected);
  });

  test('colours hold until they are reset, across lines', () => {
    const [first, second] = toTerminalLines([{ text: '\u001b[1;31ma\nb\u001b[0mc\n' }]);
    expect(first?.segments.map(({ text, style }) => [text, style.color, style.bold])).toEqual([
      ['a', 1, true],
    ]);
    expect(second?.segments.map(({ text, style }) => [text, style.color])).toEqual([
      ['b', 1],
      ['c', null],
    ]);
  });

  test.each([
    { sequence: '38;5;196', color: '#ff0000' },
    { sequence: '38;5;9', color: 9 },
    { sequence: '38;5;244', color: '#808080' },
    { sequence: '38;2;1;2;300', color: '#0102ff' },
    { sequence: '97', color: 15 },
  ])('reads the colour $sequence', ({ sequence, color }) => {
    expect(toTerminalLines([{ text: `\u001b[${sequence}mx` }])[0]?.segments[0]?.style.color).toBe(color);
  });

  test('each segment knows its write, and each line its first and last', () => {
    const [line] = toTerminalLines([{ text: 'a' }, { text: 'b' }, { text: '\n' }]);
    expect(line?.segments.map(({ text, write }) => [text, write])).toEqual([
      ['a', 0],
      ['b', 1],
    ]);
    expect([line?.firstWrite, line?.lastWrite]).toEqual([0, 2]);
  });

  test('a flood is fed in linear time: lines are kept, not copied, while nothing asks', () => {
    const terminal = createTerminal();
    for (let index = 0; index < 100_000; index += 1) terminal.push(`line ${String(index)}\n`);
    expect(terminal.lines()).toHaveLength(100_000);
    expect(terminal.lines()).toBe(terminal.lines());
  });
});
