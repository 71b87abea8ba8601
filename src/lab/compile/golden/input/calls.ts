const load = async (id?: number): Promise<{ id: number | undefined; close(): void }> => ({ id, close() {} });
const start = (id: number) => load(id);
function begin() {
  return start(1);
}

await load();
await load(1);
await begin();
load(2);
load().then((x) => x.close());
(await load(...[3])).close();
const maybe = Math.random() > 2 ? load : undefined;
await maybe?.()?.then?.();
new Map();
new Set;
String(Math.max(1, 2));
