declare module 'esbuild-wasm/esbuild.wasm?url' {
  const url: string;
  export default url;
}
