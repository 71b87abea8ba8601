import { describe, expect, test } from 'vitest';
import type { Explanation } from './types.ts';
import { buildRun } from '../testing/build-run.ts';
import type { RunBuilder } from '../testing/build-run.ts';
import { buildVerdict } from '../testing/build-verdict.ts';
import { explainDifference } from './explain.ts';

/** A run with a main lane that has begun. */
function begun(): RunBuilder {
  const run = buildRun();
  run.lane('main');
  run.start(0);
  return run;
}

const why = (run: RunBuilder, index: number, predicted: string): Explanation =>
  explainDifference(run.result(), index, predicted);

describe('rules', () => {
  test('[R1] the body of a call comes before what follows the call', () => {
    const run = begun();
    const work = run.lane('work', 0);
    const called = run.start(work);
    run.print(work, 'inside');
    run.suspend(work);
    run.print(0, 'after the call');
    expect(why(run, 0, 'after the call')).toMatchObject({ rule: 'R1', event: called });
  });

  test('[R1] also where the line comes from a task that the caller starts later', () => {
    const run = begun();
    const [first, second] = [run.lane('work 1', 0), run.lane('work 2', 0)];
    for (const lane of [first, second]) {
      run.start(lane);
      run.print(lane, `work ${String(lane)}`);
      run.suspend(lane);
    }
    expect(why(run, 0, 'work 2').rule).toBe('R1');
  });

  test('[R2] an await on a ready value gives the thread back to the caller', () => {
    const run = begun();
    const work = run.lane('work', 0);
    run.start(work);
    run.print(work, 'one');
    const wait = run.suspend(work);
    run.print(0, 'main goes on');
    run.end(0);
    run.resume(work);
    run.print(work, 'two');
    expect(why(run, 1, 'two')).toMatchObject({ rule: 'R2', event: wait });
  });

  test('[R3] a microtask comes before a timer of zero', () => {
    const run = begun();
    run.setTimer(0, 1, 0);
    const queued = run.suspend(0);
    run.resume(0, queued);
    run.print(0, 'microtask');
    run.end(0);
    const fired = run.fireTimer(0, 1);
    run.resume(0, fired, 'timer');
    run.print(0, 'timer');
    run.note(0, { type: 'returned' });
    expect(why(run, 0, 'timer').rule).toBe('R3');
  });

  test('[R3] a loop of ready awaits starves a timer that is due', () => {
    const run = begun();
    run.setTimer(0, 1, 1);
    const queued = run.suspend(0);
    run.resume(0, queued);
    run.note(0, { type: 'blocked', durationMs: 5 });
    run.at(5);
    run.print(0, 'round 1');
    const again = run.suspend(0);
    run.resume(0, again);
    run.print(0, 'round 2');
    run.end(0);
    run.resume(0, run.fireTimer(0, 1), 'timer');
    run.print(0, 'tick');
    run.note(0, { type: 'returned' });
    expect(why(run, 1, 'tick').rule).toBe('R3');
  });

  test('[R4] two tasks on ready values go on in the order in which they stopped', () => {
    const run = begun();
    const [a, b] = [run.lane('a', 0), run.lane('b', 0)];
    run.start(a);
    const first = run.suspend(a);
    run.start(b);
    run.suspend(b);
    run.end(0);
    run.resume(a);
    run.print(a, 'a');
    run.end(a);
    run.resume(b);
    run.print(b, 'b');
    run.end(b);
    expect(why(run, 0, 'b')).toMatchObject({ rule: 'R4', event: first });
  });

  test.each([
    { name: 'by deadline', delays: [700, 300], sentence: 'is due at 0.3 s, the one behind “A” at 0.7 s.' },
    { name: 'then by creation', delays: [500, 500], sentence: 'Both timers are due at 0.5 s. ' },
  ])('[R5] timers fire $name', ({ delays: [slow = 0, fast = 0], sentence }) => {
    const run = begun();
    const [a, c] = [run.lane('A', 0), run.lane('C', 0)];
    run.start(c);
    run.setTimer(c, 2, fast);
    run.suspend(c, { type: 'timer', timer: 2, delayMs: fast });
    run.start(a);
    run.setTimer(a, 1, slow);
    run.suspend(a, { type: 'timer', timer: 1, delayMs: slow });
    run.end(0);
    run.at(fast);
    run.resume(c, run.fireTimer(c, 2));
    run.print(c, 'C');
    run.end(c);
    run.at(slow);
    run.resume(a, run.fireTimer(a, 1));
    run.print(a, 'A');
    run.end(a);
    expect(why(run, 0, 'A').rule).toBe('R5');
    expect(why(run, 0, 'A').sentence).toContain(sentence);
  });

  test('[R6] lines of one step come from top to bottom', () => {
    const run = begun();
    run.print(0, 'top');
    run.print(0, 'bottom');
    expect(why(run, 0, 'bottom').rule).toBe('R6');
  });

  test('[R6] a task that holds the thread keeps others from starting', () => {
    const run = begun();
    const [a, b] = [run.lane('A', 0), run.lane('B', 0)];
    run.start(a);
    const held = run.note(a, { type: 'blocked', durationMs: 700 });
    run.at(700);
    run.print(a, 'A 3');
    run.end(a);
    run.start(b);
    run.print(b, 'B 3');
    run.end(b);
    expect(why(run, 0, 'B 3')).toMatchObject({ rule: 'R6', event: held });
  });

  test('[R6] a step ends before the callback that it set', () => {
    const run = begun();
    const set = run.setTimer(0, 1, 0);
    run.print(0, 'end of main');
    run.end(0);
    run.resume(0, run.fireTimer(0, 1), 'timer');
    run.print(0, 'timer');
    run.note(0, { type: 'returned' });
    expect(why(run, 0, 'timer')).toMatchObject({ rule: 'R6', event: set });
  });

  test('[R6] a step that holds the thread past a deadline keeps that timer waiting', () => {
    const run = begun();
    const [tick, held] = [run.lane('tick', 0), run.lane('held', 0)];
    run.start(tick);
    run.setTimer(tick, 1, 10);
    run.suspend(tick, { type: 'timer', timer: 1, delayMs: 10 });
    run.start(held);
    run.setTimer(held, 2, 5);
    run.suspend(held, { type: 'timer', timer: 2, delayMs: 5 });
    run.end(0);
    run.at(5);
    run.resume(held, run.fireTimer(held, 2));
    const blocked = run.note(held, { type: 'blocked', durationMs: 50 });
    run.at(55);
    run.print(held, 'held');
    run.end(held);
    run.resume(tick, run.fireTimer(tick, 1));
    run.print(tick, 'tick');
    expect(why(run, 0, 'tick')).toMatchObject({ rule: 'R6', event: blocked });
  });

  test('[R6] microtasks wait until what runs has ended', () => {
    const run = begun();
    const printed = run.print(0, 'main');
    run.end(0);
    run.resume(0, null, 'then');
    run.print(0, 'then');
    run.note(0, { type: 'returned' });
    expect(why(run, 0, 'then')).toMatchObject({ rule: 'R6', event: printed });
  });

  test('[R7] a caller that does not await goes on while the task waits', () => {
    const run = begun();
    const work = run.lane('work', 0);
    run.start(work);
    run.setTimer(work, 1, 100);
    const wait = run.suspend(work, { type: 'timer', timer: 1, delayMs: 100 });
    run.print(0, 'main');
    run.end(0);
    run.at(100);
    run.resume(work, run.fireTimer(work, 1));
    run.print(work, 'work');
    run.end(work);
    expect(why(run, 0, 'work')).toMatchObject({ rule: 'R7', event: wait });
  });

  test('[R8] what was settled first but printed later took extra turns', () => {
    const run = begun();
    const [a, b] = [run.lane('a', 0), run.lane('b', 0)];
    run.start(a);
    const settled = run.suspend(a);
    run.start(b);
    run.suspend(b);
    run.end(0);
    run.resume(b);
    run.print(b, 'b');
    run.end(b);
    run.resume(a);
    run.print(a, 'a');
    run.end(a);
    expect(why(run, 0, 'a')).toMatchObject({ rule: 'R8', event: settled });
  });

  test('[R9] an error arrives where the task is awaited', () => {
    const run = begun();
    const [work, other] = [run.lane('work', 0), run.lane('other', 0)];
    run.start(other);
    run.suspend(other, { type: 'fetch', request: 1, url: '/x' });
    run.start(work);
    run.suspend(work, { type: 'fetch', request: 2, url: '/y' });
    run.suspend(0, { type: 'task', lane: work });
    run.resume(other, run.note(other, { type: 'fetch-ended', request: 1, url: '/x', status: 200, bytes: 1 }));
    run.print(other, 'other');
    run.end(other);
    run.resume(work, run.note(work, { type: 'fetch-ended', request: 2, url: '/y', status: 200, bytes: 1 }));
    const failed = run.end(work, { name: 'TypeError', message: 'no' });
    run.resume(0, failed);
    run.print(0, 'caught');
    expect(why(run, 0, 'caught')).toMatchObject({ rule: 'R9', event: failed });
  });

  test('[R9] a rejection that nobody awaits takes the line away', () => {
    const run = begun();
    const work = run.lane('work', 0);
    run.start(work);
    const failed = run.end(work, { name: 'Error', message: 'no' });
    run.print(0, 'goes on');
    const error = { name: 'Error', message: 'no', frames: [] };
    const result = run.result({ findings: [{ type: 'unhandledRejection', error, at: 0 }] });
    expect(explainDifference(result, 0, 'caught')).toMatchObject({ rule: 'R9', event: failed });
  });

  test('[R9] an error that is caught elsewhere takes the line away', () => {
    const run = begun();
    const fail = run.lane('fail', 0);
    run.start(fail);
    run.suspend(fail);
    run.suspend(0);
    run.resume(fail);
    const failed = run.end(fail, { name: 'Error', message: 'no' });
    run.resume(0, failed);
    run.print(0, 'outside');
    expect(why(run, 0, 'inside')).toMatchObject({ rule: 'R9', event: failed });
    expect(why(run, 0, 'out side').rule).toBe('R0');
  });

  test('[R10] answers of a server may come in another order', () => {
    const run = begun();
    const lanes = [run.lane('br', 0), run.lane('jp', 0)];
    lanes.forEach((lane) => {
      run.start(lane);
      run.note(lane, { type: 'fetch-started', request: lane, url: `/${String(lane)}` });
      run.suspend(lane, { type: 'fetch', request: lane, url: `/${String(lane)}` });
    });
    run.end(0);
    for (const lane of lanes.toReversed()) {
      run.resume(
        lane,
        run.note(lane, { type: 'fetch-ended', request: lane, url: '/', status: 200, bytes: 1 }),
      );
      run.print(lane, `flag ${String(lane)}`);
      run.end(lane);
    }
    expect(why(run, 0, 'flag 1').rule).toBe('R10');
  });

  test('[R11] a lane that waits for another to let it in comes after it', () => {
    const run = begun();
    const [inside, waiting] = [run.lane('inside', 0), run.lane('waiting', 0)];
    run.start(inside);
    run.setTimer(inside, 1, 10);
    run.suspend(inside, { type: 'timer', timer: 1, delayMs: 10 });
    run.start(waiting);
    run.suspend(waiting);
    run.end(0);
    run.at(10);
    run.resume(inside, run.fireTimer(inside, 1));
    run.print(inside, 'inside');
    const released = run.suspend(inside, { type: 'turn' });
    run.note(inside, { type: 'resumed' }, released);
    const handed = run.note(inside, { type: 'sent', message: 1, channel: 'lock' });
    run.end(inside);
    run.resume(waiting, handed);
    run.print(waiting, 'waiting');
    expect(why(run, 0, 'waiting')).toMatchObject({ rule: 'R11', event: handed });
  });

  /** Threads A and B, each of which takes a lock, says `in` and `out`, and gives it back. A goes first. */
  function locked(clock: 'real' | 'virtual' = 'virtual'): ReturnType<RunBuilder['result']> {
    const run = begun();
    const [a, b] = [run.lane('A', 0, 'thread'), run.lane('B', 0, 'thread')];
    run.start(a);
    run.start(b);
    run.note(a, { type: 'choice', of: 'thread', enabled: [a, b], chosen: a, index: 0 });
    for (const [lane, name] of [
      [a, 'A'],
      [b, 'B'],
    ] as const) {
      // prettier-ignore
      run.note(lane, { type: 'acquired', object: 1, address: 0 });
      run.print(lane, `${name} in`);
      run.note(lane, { type: 'choice', of: 'thread', enabled: [0, lane], chosen: lane, index: 1 });
      run.print(lane, `${name} out`);
      run.note(lane, { type: 'released', object: 1, address: 0 });
      run.end(lane);
    }
    return run.result({ clock });
  }
  const eitherFirst = buildVerdict('A in · A out · B in · B out', 'B in · B out · A in · A out');

  test('[R11] a thread that needs a lock waits until it is given back', () => {
    const result = locked();
    const explained = explainDifference(result, 1, 'B in');
    expect(explained).toMatchObject({ rule: 'R11' });
    expect(result.trace.events[explained.event]).toMatchObject({ type: 'released', lane: 1 });
    expect(explainDifference(result, 1, 'B in', { verdict: eitherFirst }).rule).toBe('R11');
    expect(explainDifference(locked('real'), 1, 'B in').rule).toBe('R11');
  });

  test('[R10] who takes the lock first is open, as the choice shows', () => {
    const result = locked();
    const explained = explainDifference(result, 0, 'B in');
    expect(explained.rule).toBe('R10');
    expect(result.trace.events[explained.event]).toMatchObject({ type: 'choice', chosen: 1 });
  });

  test('[R10] with a verdict, it is asked of every schedule', () => {
    const known = { verdict: eitherFirst, given: ['B in', 'B out'] };
    expect(explainDifference(locked(), 0, 'B in', known)).toMatchObject({
      rule: 'R10',
      schedule: 'schedule-1',
    });
    expect(explainDifference(locked(), 0, 'B in', { verdict: buildVerdict('A in · B in') }).rule).not.toBe(
      'R10',
    );
  });

  test('[R10] a line that this run does not print may be another’s', () => {
    const run = begun();
    run.print(0, '2');
    const verdict = buildVerdict('2', '1');
    expect(explainDifference(run.result(), 0, '1', { verdict, given: ['1'] })).toMatchObject({
      rule: 'R10',
      schedule: 'schedule-1',
    });
    expect(explainDifference(run.result(), 0, '3', { verdict }).rule).toBe('R0');
  });

  test('[R12] messages of one sender arrive in the order sent', () => {
    const run = begun();
    const first = run.note(0, { type: 'sent', message: 1, channel: 'port' });
    run.note(0, { type: 'sent', message: 2, channel: 'port' });
    run.end(0);
    for (const message of [1, 2]) {
      run.resume(0, run.note(0, { type: 'received', message, channel: 'port' }), 'message');
      run.print(0, `message ${String(message)}`);
      run.note(0, { type: 'returned' });
    }
    expect(why(run, 0, 'message 2')).toMatchObject({ rule: 'R12', event: first });
  });

  test('[R0] says when the line stands above already', () => {
    const run = begun();
    run.print(0, 'a');
    run.print(0, 'b');
    expect(why(run, 1, 'a').sentence).toContain('not once more');
  });

  test('[R0] says when the line is nearly right', () => {
    const run = begun();
    run.print(0, 'A: 3');
    expect(why(run, 0, 'A 3').sentence).toContain('“A: 3”');
  });

  test('[R0] says when the program is over', () => {
    const run = begun();
    run.print(0, 'a');
    expect(why(run, 1, 'b').sentence).toContain('ends after 1 line');
  });

  test('[R0] names the error that ended the task', () => {
    const run = begun();
    run.print(0, 'a');
    run.end(0, { name: 'RangeError', message: 'too far' });
    expect(why(run, 1, 'b').sentence).toContain('RangeError: too far');
  });
});
