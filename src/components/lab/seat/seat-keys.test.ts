import { expect, test } from 'vitest';
import { findSeatAction } from './seat-keys.ts';

const NONE = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

test.each([
  { name: '1', key: { key: '1' }, action: { type: 'pick', option: 0 } },
  { name: '9', key: { key: '9' }, action: { type: 'pick', option: 8 } },
  { name: '0', key: { key: '0' }, action: null },
  { name: 'U', key: { key: 'u' }, action: { type: 'undo' } },
  { name: 'Shift U', key: { key: 'U', shiftKey: true }, action: { type: 'redo' } },
  { name: 'Ctrl Z', key: { key: 'z', ctrlKey: true }, action: { type: 'undo' } },
  { name: 'Cmd Z', key: { key: 'z', metaKey: true }, action: { type: 'undo' } },
  { name: 'Ctrl Shift Z', key: { key: 'Z', ctrlKey: true, shiftKey: true }, action: { type: 'redo' } },
  { name: 'Ctrl Y', key: { key: 'y', ctrlKey: true }, action: { type: 'redo' } },
  { name: 'R', key: { key: 'r' }, action: { type: 'restart' } },
  { name: 'Ctrl R, which reloads', key: { key: 'r', ctrlKey: true }, action: null },
  { name: 'L', key: { key: 'l' }, action: { type: 'letRun' } },
  { name: 'Ctrl L', key: { key: 'l', ctrlKey: true }, action: null },
  { name: 'Ctrl 1', key: { key: '1', ctrlKey: true }, action: null },
  { name: 'Enter', key: { key: 'Enter' }, action: null },
])('$name', ({ key, action }) => {
  expect(findSeatAction({ ...NONE, ...key })).toEqual(action);
});
