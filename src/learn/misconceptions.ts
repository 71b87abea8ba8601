/** A belief that questions are there to catch. */
export interface Misconception {
  /** `M01` …: what a question's `catches` names. */
  id: string;
  name: string;
  /** What to believe instead, in a sentence or two. */
  correction: string;
}

const TABLE: readonly Misconception[] = [
  {
    id: 'M01',
    name: 'async-is-a-thread',
    correction:
      'An async function runs on its caller’s thread. Each await lends that thread to others for a while.',
  },
  {
    id: 'M02',
    name: 'call-starts-later',
    correction: 'Calling an async function runs its body at once, as far as the first await.',
  },
  {
    id: 'M03',
    name: 'waits-add-up',
    correction:
      'Waits that go on at the same time overlap: together they take about as long as the longest one.',
  },
  {
    id: 'M04',
    name: 'ready-means-no-wait',
    correction: 'await ends the step every time, even when the value is there already.',
  },
  {
    id: 'M05',
    name: 'timeout-zero-is-next',
    correction: 'A timer of zero still waits for every microtask, and for those that they add.',
  },
  {
    id: 'M06',
    name: 'await-is-a-pause-for-the-loop',
    correction:
      'A loop that awaits ready values stays in the microtask queue, and timers starve. Let the loop breathe with a timer.',
  },
  {
    id: 'M07',
    name: 'all-starts-it',
    correction: 'The calls start the work. Promise.all starts nothing: it waits.',
  },
  {
    id: 'M08',
    name: 'await-order-is-finish-order',
    correction: 'Work ends when it ends. The order of your awaits decides only when you look.',
  },
  {
    id: 'M09',
    name: 'loop-await-is-concurrent',
    correction:
      'With an await in its body, each round of a loop waits for the one before. Start everything first, then wait.',
  },
  {
    id: 'M10',
    name: 'foreach-waits',
    correction:
      'forEach drops the promises that its callback returns. Use for … of, or await Promise.all over a map.',
  },
  {
    id: 'M11',
    name: 'executor-is-async',
    correction:
      'The function given to new Promise runs at once. What waits for the promise runs later, in a microtask.',
  },
  {
    id: 'M12',
    name: 'promise-is-lazy',
    correction: 'A promise is a receipt for work that is already on the way, not a recipe for it.',
  },
  {
    id: 'M13',
    name: 'try-catches-return',
    correction: 'Returning a promise leaves the try block before the promise can fail. Await it inside.',
  },
  {
    id: 'M14',
    name: 'late-catch-is-fine',
    correction:
      'A rejection that nobody handles by the end of its turn is reported, however late you meant to catch it.',
  },
  {
    id: 'M15',
    name: 'all-cancels-losers',
    correction:
      'When Promise.all rejects it only stops waiting. The others run on, and nobody looks at them.',
  },
  {
    id: 'M16',
    name: 'race-is-a-timeout',
    correction:
      'Promise.race picks an answer and stops nothing. Only a signal that the work obeys can stop it.',
  },
  {
    id: 'M17',
    name: 'cancel-is-kill',
    correction: 'Cancelling is a request. The task stops when it next looks, at a check or at an await.',
  },
  {
    id: 'M18',
    name: 'one-thread-no-races',
    correction: 'At every await another task may change what you have read. One thread is enough for a race.',
  },
  {
    id: 'M19',
    name: 'replies-come-in-order',
    correction:
      'Replies come back in any order. If you need one, make it, and drop replies that you no longer want.',
  },
  {
    id: 'M20',
    name: 'ran-fine-so-correct',
    correction: 'One run shows one schedule. The bug may need one that you have not seen yet.',
  },
  {
    id: 'M21',
    name: 'statement-is-atomic',
    correction: 'x++ is three steps, read, add and write, and another thread fits between them.',
  },
  {
    id: 'M22',
    name: 'lose-at-most-one',
    correction: 'One stale write can undo nearly all the work of the others, not just one round of it.',
  },
  {
    id: 'M23',
    name: 'atomics-make-it-safe',
    correction: 'Two atomic steps are not one atomic step. Make the check and the act a single operation.',
  },
  {
    id: 'M24',
    name: 'lock-guards-code',
    correction: 'A lock guards data, and only as long as every access takes that same lock.',
  },
  {
    id: 'M25',
    name: 'more-locks-safer',
    correction: 'Two locks taken in two orders can wait for each other for ever. Take them in one order.',
  },
  {
    id: 'M26',
    name: 'lock-is-fair',
    correction: 'Unless it says so, a lock may go to any of those who wait, whoever came first.',
  },
  {
    id: 'M27',
    name: 'woken-means-true',
    correction:
      'Between your wake-up and your turn the condition may have changed again. Check it in a loop.',
  },
  {
    id: 'M28',
    name: 'notify-is-remembered',
    correction: 'A notify that nobody waits for is lost. Look at the state, under the lock, before you wait.',
  },
  {
    id: 'M29',
    name: 'threads-take-turns',
    correction:
      'The scheduler may run any thread that is ready, for as long as it likes. There are no turns.',
  },
  {
    id: 'M30',
    name: 'more-workers-faster',
    correction: 'The part that is not divided, and the copying between workers, set the limit. Measure it.',
  },
  {
    id: 'M31',
    name: 'generator-runs-when-called',
    correction:
      'Calling a generator function makes a generator and runs none of its body. The first next does.',
  },
  {
    id: 'M32',
    name: 'generator-runs-on-its-own',
    correction:
      'A generator runs inside a call of next, as far as the next yield, and on the caller’s thread. In between it stands still.',
  },
  {
    id: 'M33',
    name: 'first-send-arrives',
    correction:
      'next(x) answers the yield that is waiting. At the first next none is, so that value is lost.',
  },
  {
    id: 'M34',
    name: 'yield-star-gives-what-was-yielded',
    correction:
      'yield* passes every yield through to the caller. What it evaluates to is what the inner generator returned.',
  },
  {
    id: 'M35',
    name: 'one-step-past-the-end',
    correction:
      'A generator hands out its return value once, with done. After that, next gives undefined and done, for ever, and throws nothing.',
  },
  {
    id: 'M36',
    name: 'catch-gets-every-throw',
    correction: 'A throw before there is a promise goes past .catch, straight to the caller.',
  },
  {
    id: 'M37',
    name: 'a-posted-object-is-shared',
    correction:
      'postMessage copies an object, or moves it when you transfer it: then the sender is left with 0 bytes.',
  },
];

/** The belief with this id. */
export function findMisconception(id: string): Misconception | undefined {
  return TABLE.find((misconception) => misconception.id === id);
}

/** All beliefs of the course, in order. */
export function allMisconceptions(): readonly Misconception[] {
  return TABLE;
}
