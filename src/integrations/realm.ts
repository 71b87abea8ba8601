import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const ROOT = new URL('../lab/run/', import.meta.url);
const REALM_ENTRY = fileURLToPath(new URL('realm/worker-entry.ts', ROOT));
const CONTROLLER_ENTRY = fileURLToPath(new URL('control/controller-entry.ts', ROOT));
const FRAME_ENTRY = fileURLToPath(new URL('frame-boot.ts', ROOT));

function bundle(entry: string): { text: string; inputs: string[] } {
  const result = buildSync({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    keepNames: false,
    format: 'iife',
    target: 'esnext',
    platform: 'browser',
    charset: 'utf8',
    legalComments: 'none',
    metafile: true,
  });
  const text = result.outputFiles[0]?.text.trim() ?? '';
  return { text, inputs: Object.keys(result.metafile.inputs) };
}

/** Source of the lane worker's first script. */
export const bundleRealm = (): { text: string; inputs: string[] } => bundle(REALM_ENTRY);
/** Source of the worker above the threads. */
export const bundleController = (): { text: string; inputs: string[] } => bundle(CONTROLLER_ENTRY);
/** Source of the sandbox frame's only inline script. */
export const bundleFrameBoot = (): { text: string; inputs: string[] } => bundle(FRAME_ENTRY);

/** CSP source of the frame's inline script: a `srcdoc` frame inherits the page's policy, so the page must allow it. */
export function hashFrameBoot(): `sha256-${string}` {
  return `sha256-${createHash('sha256').update(bundleFrameBoot().text).digest('base64')}`;
}

const MODULES: Record<string, () => { text: string; inputs: string[] }> = {
  'virtual:lab-realm': bundleRealm,
  'virtual:lab-controller': bundleController,
  'virtual:lab-frame-boot': bundleFrameBoot,
};

/** The part of a Vite plugin that is used here. */
interface RealmPlugin {
  name: string;
  resolveId(id: string): string | undefined;
  load(this: { addWatchFile(path: string): void }, id: string): string | undefined;
}

/** Gives the page the scripts of the sandbox as text: `virtual:lab-realm`, `virtual:lab-controller`, `virtual:lab-frame-boot`. */
export function realmText(): RealmPlugin {
  return {
    name: 'lab-realm-text',
    resolveId: (id) => (id in MODULES ? `\0${id}` : undefined),
    load(id) {
      const make = MODULES[id.slice(1)];
      if (id[0] !== '\0' || !make) return undefined;
      const { text, inputs } = make();
      for (const input of inputs)
        this.addWatchFile(fileURLToPath(new URL(input, `file://${process.cwd()}/`)));
      return `export default ${JSON.stringify(text)};`;
    },
  };
}
