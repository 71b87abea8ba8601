import type { Program } from '../compile/types.ts';
import type { SharedObject } from '../trace/event.ts';

/** What the source calls the things that threads share. */
export interface ObjectNames {
  /** Tells of an object where an event touches it: the name that the earliest one gives stays, in whatever order they are told. */
  note(event: number, object: number, site: number, elementSize: number, kind: SharedObject['kind']): void;
  list(): SharedObject[];
  /** `counter[0]` as the place of an access has it; '' when it names nothing. */
  elementAt(site: number): string;
  /** `counter[0]`, from the object's name and the place in it. */
  element(object: number, address: number): string;
}

/** `Atomics.add(counter, 0, 1)`: what it is done to, and where. */
const ATOMIC = /^Atomics\s*\.\s*\w+\s*\(\s*([\w$.[\]]+)\s*,\s*([^,()]+?)\s*[,)]/;

export function createObjectNames(program: Program): ObjectNames {
  const objects = new Map<number, SharedObject>();
  /** The event that named each object. */
  const namedBy = new Map<number, number>();
  let sources: Map<string, string[]> | null = null;

  function readSources(): Map<string, string[]> {
    const map = JSON.parse(program.map) as { sources?: string[]; sourcesContent?: (string | null)[] };
    const lines = new Map<string, string[]>();
    const maps = [map, ...program.threads.map((thread) => JSON.parse(thread.map) as typeof map)];
    for (const { sources: names = [], sourcesContent = [] } of maps) {
      names.forEach((name, k) => lines.set(name, (sourcesContent[k] ?? '').split('\n')));
    }
    return lines;
  }

  function textFrom(site: number): string {
    const place = program.sites[site];
    if (!place) return '';
    sources ??= readSources();
    const lines = sources.get(place.file) ?? [];
    return [lines[place.line - 1]?.slice(place.column - 1) ?? '', lines[place.line] ?? ''].join(' ');
  }

  function elementAt(site: number): string {
    const place = program.sites[site];
    if (!place) return '';
    if (place.kind === 'access') return place.name;
    const match = ATOMIC.exec(textFrom(site));
    return match ? `${match[1] ?? ''}[${match[2] ?? ''}]` : '';
  }

  function nameAt(site: number, kind: SharedObject['kind']): string {
    const element = elementAt(site);
    if (element !== '') return element.slice(0, element.lastIndexOf('['));
    const callee = program.sites[site]?.name ?? '';
    const name = kind === 'memory' ? '' : callee.replace(/\.\w+$/, '');
    return name === callee ? '' : name;
  }

  return {
    elementAt,
    note(event, object, site, elementSize, kind) {
      if (event > (namedBy.get(object) ?? Infinity)) return;
      const name = nameAt(site, kind);
      if (name === '' && objects.has(object)) return;
      if (name !== '') namedBy.set(object, event);
      const label = name || `memory ${object}`;
      objects.set(object, { id: object, kind, label, ...(elementSize > 0 ? { elementSize } : {}) });
    },
    list: () => [...objects.values()].sort((a, b) => a.id - b.id),
    element(object, address) {
      const known = objects.get(object);
      const name = known?.label ?? `memory ${object}`;
      if (address < 0) return name;
      const index = address / (known?.elementSize ?? 4);
      return Number.isInteger(index) ? `${name}[${index}]` : `${name} at byte ${address}`;
    },
  };
}
