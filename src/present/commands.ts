/** What a key does in a deck. */
export type Command =
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'skip'
  | 'overview'
  | 'black'
  | 'fullScreen'
  | 'larger'
  | 'smaller'
  | 'help'
  | 'secondCount'
  | 'clearCounts'
  | 'timer'
  | 'pen'
  | 'pointer'
  | 'erase'
  | 'theme'
  | 'contrast'
  | 'presenter'
  | 'close';

/** One command: its keys as `KeyboardEvent.key` names them, and what help says. */
export interface CommandKeys {
  command: Command;
  keys: readonly string[];
  /** As they stand in the help. */
  names: readonly string[];
  say: string;
}

/** Every key, in the order of the help. Where a vote is open, letters of its choices count hands instead. */
export const COMMANDS: readonly CommandKeys[] = [
  {
    command: 'next',
    keys: ['ArrowRight', 'ArrowDown', ' ', 'PageDown', 'Enter'],
    names: ['→', 'Space', 'Page Down'],
    say: 'Next step; closes an open vote',
  },
  {
    command: 'previous',
    keys: ['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace'],
    names: ['←', 'Shift Space', 'Page Up'],
    say: 'Step before',
  },
  { command: 'first', keys: ['Home'], names: ['Home'], say: 'First slide' },
  { command: 'last', keys: ['End'], names: ['End'], say: 'Last slide' },
  { command: 'skip', keys: ['s'], names: ['s'], say: 'Skip optional slides' },
  { command: 'overview', keys: ['o'], names: ['o'], say: 'All slides' },
  { command: 'black', keys: ['.', 'b'], names: ['.', 'b'], say: 'Black screen' },
  { command: 'fullScreen', keys: ['f'], names: ['f'], say: 'Full screen' },
  { command: 'larger', keys: ['+', '='], names: ['+'], say: 'Larger type' },
  { command: 'smaller', keys: ['-'], names: ['-'], say: 'Smaller type' },
  { command: 'theme', keys: ['i'], names: ['i'], say: 'Ink or paper' },
  { command: 'contrast', keys: ['k'], names: ['k'], say: 'Black and white, for weak projectors' },
  { command: 'timer', keys: ['t'], names: ['t'], say: 'Start or halt the discussion timer' },
  { command: 'secondCount', keys: ['v'], names: ['v'], say: 'Second count of hands, and back' },
  {
    command: 'clearCounts',
    keys: ['x'],
    names: ['x'],
    say: 'Take the counts of this vote away, and open it',
  },
  { command: 'pen', keys: ['p'], names: ['p'], say: 'Pen' },
  { command: 'pointer', keys: ['l'], names: ['l'], say: 'Pointer' },
  { command: 'erase', keys: ['e'], names: ['e'], say: 'Wipe the pen’s lines off this slide' },
  { command: 'presenter', keys: ['n'], names: ['n'], say: 'Presenter’s window' },
  { command: 'help', keys: ['?'], names: ['?'], say: 'These keys' },
  { command: 'close', keys: ['Escape'], names: ['Esc'], say: 'Close what is open' },
];

/** What is typed rather than pressed. */
export const TYPED: readonly Pick<CommandKeys, 'names' | 'say'>[] = [
  { names: ['7', 'Enter'], say: 'Slide 7' },
  { names: ['a 12', 'Enter'], say: 'Hands for A, while a vote is open' },
  { names: ['w 8500 ms', 'Enter'], say: 'An answer from the room, as one more choice' },
];

/** The part of a keyboard event that is looked at. */
export interface PressedKey {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** What a pressed key asks for; null when it is not ours. */
export function findCommand({ key, shiftKey, ctrlKey, metaKey, altKey }: PressedKey): Command | null {
  if (ctrlKey || metaKey || altKey) return null;
  if (key === ' ' && shiftKey) return 'previous';
  const name = key.length === 1 ? key.toLowerCase() : key;
  return COMMANDS.find(({ keys }) => keys.includes(name))?.command ?? null;
}
