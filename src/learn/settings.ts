import { openStore } from './store.ts';
import type { Setting } from './store-schema.ts';

/** A choice of the learner's; null when they have made none. */
export async function findSetting(key: string): Promise<Setting['value']> {
  const store = await openStore();
  return (await store.find('settings', key))?.value ?? null;
}

/** Keeps a choice; null forgets it. @throws StoreError when the browser has no room left */
export async function saveSetting(key: string, value: Setting['value'], at: number): Promise<void> {
  const store = await openStore();
  await store.change(['settings'], key, (change) =>
    value === null ? change.remove('settings', key) : change.put('settings', { key, value, at }),
  );
}
