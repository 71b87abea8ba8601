export type * from './types.ts';
export { createCompiler } from './create-compiler.ts';
export { toPlainMessage } from './plain-message.ts';
