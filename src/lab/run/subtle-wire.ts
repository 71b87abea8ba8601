/** The operations of `crypto.subtle` that a program finds. */
export const SUBTLE_METHODS = [
  'encrypt',
  'decrypt',
  'sign',
  'verify',
  'digest',
  'generateKey',
  'deriveKey',
  'deriveBits',
  'importKey',
  'exportKey',
  'wrapKey',
  'unwrapKey',
] as const;

/** What a program may know of a key; the key itself stays with the frame. */
export interface ShownKey {
  type: string;
  extractable: boolean;
  algorithm: unknown;
  usages: unknown;
}

/** A value of `crypto.subtle` between a worker and the frame. `key` is the number under which the frame keeps one. */
export type SubtleValue =
  | { is: 'key'; key: number; shown: ShownKey | null }
  | { is: 'record'; names: readonly string[]; values: readonly SubtleValue[] }
  | { is: 'value'; value: unknown };

export interface SubtleRequest {
  id: number;
  method: string;
  args: readonly SubtleValue[];
}

export type SubtleReply =
  | { id: number; isDone: true; value: SubtleValue }
  | { id: number; isDone: false; isType: boolean; name: string; message: string };

/** What a thread posts to the frame to have `crypto.subtle` at the other end of `port`. */
export interface SubtleLine {
  type: 'subtle';
  port: MessagePort;
}
