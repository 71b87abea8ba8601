import type { WireError } from '../wire.ts';
import { formatValue } from './format-value.ts';
import { cutText, isInstance, apply, NativeError } from './intrinsics.ts';

const MAX_TEXT = 10_000;

function readText(object: object, key: 'name' | 'message' | 'stack'): string {
  try {
    const value = (object as Record<string, unknown>)[key];
    return typeof value === 'string' ? cutText(value, MAX_TEXT) : '';
  } catch {
    return ''; // a getter of the learner's that throws has nothing to say
  }
}

/** An error, or whatever was thrown in its place, as plain data. Never throws. */
export function toWireError(error: unknown, lane: number): WireError {
  const isError = typeof error === 'object' && error !== null && looksLikeError(error);
  if (!isError) return { name: 'Thrown', message: cutText(formatValue(error), MAX_TEXT), stack: '', lane };
  return {
    name: readText(error, 'name') || 'Error',
    message: readText(error, 'message'),
    stack: readText(error, 'stack'),
    lane,
  };
}

function looksLikeError(error: object): boolean {
  try {
    return apply(isInstance, NativeError, [error]) as boolean;
  } catch {
    return false; // a proxy whose traps throw
  }
}
