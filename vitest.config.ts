import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** Seed of every generated test, so that a red run can be run again. `TEST_SEED=7 npm run unit` tries another. */
const seed = Number(process.env['TEST_SEED'] ?? 20261122);

const config: ViteUserConfig = defineConfig({
  cacheDir: process.env['VITE_CACHE_DIR'] ?? 'node_modules/.vite',
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}', 'e2e/**/*.test.ts'],
    env: { TEST_SEED: String(seed) },
    sequence: { seed },
    testTimeout: 20_000,
    restoreMocks: true,
    unstubGlobals: true,
  },
});

export default config;
