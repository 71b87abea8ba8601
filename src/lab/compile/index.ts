export type * from './types.ts';
export { isCompilerFailure } from './compiler.ts';
export { createCompiler } from './create-compiler.ts';
export { toPlainMessage } from './plain-message.ts';
