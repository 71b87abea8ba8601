import type {
  LiveRun,
  RunResult,
  Seat,
  SessionPhase,
  SessionPicture,
  SourceFiles,
  Verdict,
} from '../lab/index.ts';
import type { Large, LivePart, Parcel, Ref, ToldPhase, ToldSeat } from './lab-types.ts';

/** A parcel's own part: what it shows, without who says so. */
export type Packed = Omit<Parcel, 'turn' | 'isLeft'>;

/** Packs pictures of a session for other windows, and unpacks theirs. */
export interface Parcels {
  /** `isWhole`: for a window that knows nothing. */
  pack: (picture: SessionPicture, isWhole: boolean) => Packed;
  /** Null when it builds on something that has not been seen here. `before` is the live run on show. */
  unpack: (parcel: Packed, before: LiveRun | null) => SessionPicture | null;
}

const NOTHING: LivePart['from'] = { events: 0, lanes: 0, output: 0 };

/** Thrown inside `unpack` alone. */
class MissingPartError extends Error {}

/**
 * Makes the packer of one window, which `by` names. Must: name an object alike in all windows, or what is one run in the one
 * would be two in the other; forget what no picture shows any more.
 */
export function createParcels(by: string): Parcels {
  const names = new WeakMap<Large, Ref>();
  let known = new Map<Ref, Large>();
  let told: LivePart['from'] | null = null;
  let count = 0;

  function toLivePart(live: LiveRun, isWhole: boolean): LivePart {
    const from = isWhole ? NOTHING : (told ?? NOTHING);
    told = { events: live.events.length, lanes: live.lanes.length, output: live.output.length };
    return {
      from,
      events: live.events.slice(from.events),
      lanes: live.lanes.slice(from.lanes),
      output: live.output.slice(from.output),
      alive: live.alive,
    };
  }

  function pack(picture: SessionPicture, isWhole: boolean): Packed {
    const objects = new Map<Ref, Large>();
    const used = new Map<Ref, Large>();
    const name = (object: Large): Ref => {
      const ref = names.get(object) ?? `${by}/${String((count += 1))}`;
      if (isWhole || !known.has(ref)) objects.set(ref, object);
      names.set(object, ref);
      used.set(ref, object);
      return ref;
    };
    const toPhase = (phase: SessionPhase): ToldPhase => {
      if (phase.type !== 'running') told = null;
      switch (phase.type) {
        case 'running':
          return { type: 'running', live: toLivePart(phase.live, isWhole) };
        case 'done':
          return { type: 'done', result: name(phase.result) };
        case 'explored':
          return { type: 'explored', verdict: name(phase.verdict) };
        case 'seated':
          return { type: 'seated' };
        case 'idle':
        case 'compiling':
        case 'replaying':
        case 'exploring':
        case 'failed':
          return phase;
      }
    };
    const { lastResult, lastFiles, lastExploration, seat } = picture;
    const packed: Omit<Packed, 'objects'> = {
      isWhole,
      phase: toPhase(picture.phase),
      lastResult: lastResult === null ? null : name(lastResult),
      lastFiles: lastFiles === null ? null : name(lastFiles),
      lastExploration:
        lastExploration === null
          ? null
          : {
              ...lastExploration,
              verdict: name(lastExploration.verdict),
              files: name(lastExploration.files),
            },
      seat: seat === null ? null : toToldSeat(seat, name),
      diagnostics: picture.diagnostics,
      usesThreads: picture.usesThreads,
      isRecorded: picture.isRecorded,
    };
    known = used;
    return { ...packed, objects: [...objects] };
  }

  function unpack(parcel: Packed, before: LiveRun | null): SessionPicture | null {
    for (const [ref, object] of parcel.objects) {
      // What is known under this name stays the same object.
      if (known.has(ref)) continue;
      known.set(ref, object);
      names.set(object, ref);
    }
    const used = new Map<Ref, Large>();
    const findLarge = (ref: Ref): Large => {
      const object = known.get(ref);
      if (object === undefined) throw new MissingPartError(`${ref} was never sent.`);
      used.set(ref, object);
      return object;
    };
    // A name is given to one object only, so what stands behind it has the type that it was named as.
    const find: Find = {
      result: (ref) => findLarge(ref) as RunResult,
      verdict: (ref) => findLarge(ref) as Verdict,
      files: (ref) => findLarge(ref) as SourceFiles,
    };
    try {
      const { lastExploration, diagnostics, usesThreads, isRecorded } = parcel;
      const seat = parcel.seat === null ? null : toSeat(parcel.seat, find);
      const picture: SessionPicture = {
        phase: toPhase(parcel.phase, seat, before, find),
        lastResult: parcel.lastResult === null ? null : find.result(parcel.lastResult),
        lastFiles: parcel.lastFiles === null ? null : find.files(parcel.lastFiles),
        lastExploration:
          lastExploration === null
            ? null
            : {
                ...lastExploration,
                verdict: find.verdict(lastExploration.verdict),
                files: find.files(lastExploration.files),
              },
        seat,
        diagnostics,
        usesThreads,
        isRecorded,
      };
      known = used;
      told = null;
      return picture;
    } catch (error) {
      if (error instanceof MissingPartError) return null;
      throw error;
    }
  }

  return { pack, unpack };
}

function toToldSeat({ result, files, ...rest }: Seat, name: (object: Large) => Ref): ToldSeat {
  return { ...rest, result: result === null ? null : name(result), files: name(files) };
}

/** What stands behind a name. @throws MissingPartError when nothing does. */
interface Find {
  result: (ref: Ref) => RunResult;
  verdict: (ref: Ref) => Verdict;
  files: (ref: Ref) => SourceFiles;
}

function toSeat({ result, files, ...rest }: ToldSeat, find: Find): Seat {
  return { ...rest, result: result === null ? null : find.result(result), files: find.files(files) };
}

function toPhase(phase: ToldPhase, seat: Seat | null, before: LiveRun | null, find: Find): SessionPhase {
  switch (phase.type) {
    case 'running':
      return { type: 'running', live: toLiveRun(phase.live, before) };
    case 'done':
      return { type: 'done', result: find.result(phase.result) };
    case 'explored':
      return { type: 'explored', verdict: find.verdict(phase.verdict) };
    case 'seated':
      if (seat === null) throw new MissingPartError('A seat was never sent.');
      return { type: 'seated', seat };
    case 'exploring':
    case 'failed':
      return phase;
    case 'idle':
    case 'compiling':
    case 'replaying':
      return { type: phase.type };
  }
}

/** The live run on show, grown by what was told. */
function toLiveRun({ from, events, lanes, output, alive }: LivePart, before: LiveRun | null): LiveRun {
  const grow = <T>(old: readonly T[], length: number, fresh: readonly T[]): readonly T[] => {
    if (old.length < length) throw new MissingPartError('A part of the run was never sent.');
    return old.length === length && fresh.length === 0 ? old : [...old.slice(0, length), ...fresh];
  };
  return {
    events: grow(before?.events ?? [], from.events, events),
    lanes: grow(before?.lanes ?? [], from.lanes, lanes),
    output: grow(before?.output ?? [], from.output, output),
    alive,
  };
}
