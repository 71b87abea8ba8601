import type { Frame, FunctionKind, Hooks, LabPrelude } from '../../run/hooks.ts';

export interface Recording {
  hooks: Hooks;
  /** What the hooks were called for, in order: `enter 3`, `suspended 5`, … */
  calls: string[];
  /** Sentences about calls that do not fit the ones before. */
  violations: string[];
  /** What a thread's module exports, once its body is done. */
  exports: object | null;
  /** How the program ended, once it did. */
  ended: Promise<string>;
}

type Element = Record<string, unknown>;

/** What a compound assignment writes. A logical one comes here only when it does write. */
function combine(operator: string, before: unknown, operand: unknown): unknown {
  const [left, right] = [before as number, operand as number];
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '%':
      return left % right;
    case '**':
      return left ** right;
    case '<<':
      return left << right;
    case '>>':
      return left >> right;
    case '>>>':
      return left >>> right;
    case '&':
      return left & right;
    case '|':
      return left | right;
    case '^':
      return left ^ right;
    case '&&':
      return before && operand;
    case '||':
      return before || operand;
    case '??':
      return before ?? operand;
    default:
      throw new Error(`no operator ${operator}`);
  }
}

interface TrialFrame extends Frame {
  isSuspended: boolean;
}

/**
 * Hooks that keep a stack of frames as a runtime would, and check the rules as they go: a frame suspends on top of the
 * stack, resumes only when suspended, and what calls it leaves first. They preserve values and add no tick.
 */
export function createRecording(siteCount: number, lab: LabPrelude): Recording {
  const calls: string[] = [];
  const violations: string[] = [];
  const { promise: ended, resolve: end } = Promise.withResolvers<string>();
  const toFrame = (kind: FunctionKind, site: number): TrialFrame => ({
    ...{
      lane: 0,
      kind,
      site,
      isAwaited: false,
      isRoot: false,
      isCallback: false,
      waitsOn: null,
      error: null,
    },
    isSuspended: false,
  });
  const top = toFrame(1, -1);
  let stack: Frame[] = [top];

  const record = (name: string, site: number): void => {
    calls.push(`${name} ${site}`);
    if (!Number.isInteger(site) || site < 0 || site >= siteCount) violations.push(`${name}: no site ${site}`);
  };
  const expect = (claim: boolean, sentence: string): void => {
    if (!claim) violations.push(sentence);
  };
  const suspend = (frame: Frame, site: number, isRepeatable = false): void => {
    const own = frame as TrialFrame;
    if (isRepeatable && own.isSuspended) return;
    expect(stack.at(-1) === frame, `suspended at ${site}: the frame of site ${frame.site} is not on top`);
    stack = stack.filter((other) => other !== frame);
    own.isSuspended = true;
  };
  const resume = (frame: Frame, site: number): void => {
    const own = frame as TrialFrame;
    expect(own.isSuspended, `resumed at ${site}: the frame of site ${frame.site} was not suspended`);
    expect(
      frame.kind === 2 || frame.kind === 3 || stack.length === 0,
      `resumed at ${site}: somebody else is running`,
    );
    own.isSuspended = false;
    if (!stack.includes(frame)) stack.push(frame);
  };
  const restore = (frame: Frame): void => {
    const own = frame as TrialFrame;
    if (own.isSuspended) resume(frame, frame.site);
    expect(stack.at(-1) === frame, `restored: the frame of site ${frame.site} is not on top`);
  };

  const hooks: Hooks = {
    site: -1,
    top,
    lab,
    at: (site, value) => {
      record('at', site);
      hooks.site = site;
      return value;
    },
    awaited: (site) => {
      record('awaited', site);
    },
    atAwaited: (site, value) => {
      record('awaited', site);
      return value;
    },
    returned: (frame, site) => {
      record('returned', site);
      expect(stack.at(-1) === frame, `returned at ${site}: not on top`);
    },
    atReturned: (frame, site, value) => {
      record('returned', site);
      expect(stack.at(-1) === frame, `returned at ${site}: not on top`);
      return value;
    },
    enter: (kind, site, outer, label) => {
      calls.push(`label ${typeof label}`);
      record(`enter ${kind}`, site);
      expect(typeof outer === 'object', `enter ${site}: no outer frame`);
      const frame = toFrame(kind, site);
      stack.push(frame);
      return frame;
    },
    exit: (frame) => {
      record('exit', frame.site);
      restore(frame);
      stack = stack.filter((other) => other !== frame);
    },
    failed: (frame, error) => {
      record('failed', frame.site);
      restore(frame);
      return error;
    },
    suspended: (frame, site, value) => {
      record('suspended', site);
      suspend(frame, site);
      return value as never;
    },
    resumed: (frame, site, value) => {
      record('resumed', site);
      resume(frame, site);
      return value as never;
    },
    yielding: (frame, site, value) => {
      record('yielding', site);
      suspend(frame, site);
      return value as never;
    },
    yielded: (frame, site, value) => {
      record('yielded', site);
      resume(frame, site);
      return value as never;
    },
    iterated: (frame, site) => {
      record('iterated', site);
      suspend(frame, site);
    },
    disposal: (frame, site) => ({
      [Symbol.dispose]() {
        record('disposal', site);
        suspend(frame, site, true);
      },
    }),
    caught: (frame) => {
      calls.push('caught');
      restore(frame);
    },
    loop: (_frame, site) => {
      record('loop', site);
    },
    line: (frame, site) => {
      record('line', site);
      expect(stack.at(-1) === frame, `line ${site}: the frame of site ${frame.site} is not on top`);
    },
    done: (exports) => {
      stack = stack.filter((frame) => frame !== top);
      recording.exports = exports ?? null;
      end('done');
    },
    threw: (error) => {
      stack = stack.filter((frame) => frame !== top);
      end(`threw ${String(error)}`);
    },
    module: (path) => ({ path }),
    kept: null,
    get: (site, object, key) => {
      record('get', site);
      return (object as Element)[key as string];
    },
    set: (site, object, key, value) => {
      record('set', site);
      (object as Element)[key as string] = value;
      return value;
    },
    ref: (site, object, key) => {
      record('ref', site);
      return { object, key, value: (object as Element)[key as string] };
    },
    assigned: (site, { object, key, value }, operator, operand) => {
      record(`assigned ${operator}`, site);
      return ((object as Element)[key as string] = combine(operator, value, operand));
    },
    updated: (site, object, key, delta, isPrefix) => {
      record('updated', site);
      let value = (object as Element)[key as string] as number;
      const before = delta === 1 ? value++ : value--;
      (object as Element)[key as string] = value;
      return isPrefix ? value : before;
    },
  };
  const recording: Recording = { hooks, calls, violations, exports: null, ended };
  return recording;
}
