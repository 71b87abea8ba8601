import { expect, test } from 'vitest';
import { findRoomFault } from './find-room-fault.ts';

test.each([
  ['a page uses a component', 'src/pages/index.astro', 'src/components/Lab.astro'],
  ['a component uses the engine by its front door', 'src/components/lab/engine.ts', 'src/lab/index.ts'],
  [
    'a component uses a room of the engine by its front door',
    'src/components/timeline/a.ts',
    'src/lab/trace/index.ts',
  ],
  ['a contract is for everybody', 'src/learn/grade.ts', 'src/lab/run/types.ts'],
  ['the course holds questions', 'src/course/types.ts', 'src/learn/question.ts'],
  ['a session uses a room', 'src/lab/session.ts', 'src/lab/compile/index.ts'],
  ['a room uses the one below', 'src/lab/run/runner.ts', 'src/lab/trace/event.ts'],
  ['a room uses itself', 'src/lab/run/realm/core.ts', 'src/lab/run/wire.ts'],
  ['tools use what they need', 'src/cli/lab.ts', 'src/lab/compile/compile.ts'],
  ['tests in a browser use what they need', 'e2e/order.e2e.ts', 'src/lab/compile/random-program.ts'],
])('may be: %s', (_name, importer, imported) => {
  expect(findRoomFault(importer, imported)).toBeNull();
});

test.each([
  [
    'the engine uses a component',
    'src/lab/trace/spans.ts',
    'src/components/a.ts',
    'stands below src/components',
  ],
  ['grading uses a page', 'src/learn/grade.ts', 'src/pages/a.ts', 'stands below src/pages'],
  ['the course uses grading', 'src/course/read-lab.ts', 'src/learn/grade.ts', 'stands below src/learn'],
  ['a trace uses the compiler', 'src/lab/trace/a.ts', 'src/lab/compile/index.ts', 'stands below'],
  ['a room uses the session', 'src/lab/run/a.ts', 'src/lab/session.ts', 'stands below src/lab/session.ts'],
  [
    'a component goes in by the back door',
    'src/components/a.ts',
    'src/lab/trace/spans.ts',
    'src/lab/trace/index.ts',
  ],
  ['a session goes in by the back door', 'src/lab/session.ts', 'src/lab/run/wire.ts', 'src/lab/run/index.ts'],
  ['a room goes in by the back door', 'src/lab/run/a.ts', 'src/lab/trace/spans.ts', 'src/lab/trace/index.ts'],
  ['a contract deep in a room', 'src/components/a.ts', 'src/lab/run/realm/types.ts', 'src/lab/run/index.ts'],
])('may not be: %s', (_name, importer, imported, sentence) => {
  expect(findRoomFault(importer, imported)).toContain(sentence);
});
