/** What a probe found in this browser. */
export interface Answer {
  works: 'yes' | 'partly' | 'no';
  /** What was seen, one or two sentences. */
  say: string;
  /** What to do about it; absent where nothing need be done. */
  todo?: string;
}

/** Names of the rows of the check page, in their order. */
export type ProbeName = 'compile' | 'run' | 'threads' | 'windows' | 'keep' | 'screen';

/** Tries one thing for real. A probe that throws is answered for: something does not work. */
export type Probe = () => Promise<Answer>;
