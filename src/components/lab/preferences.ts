import { useState } from 'react';

/** A small choice of looks, remembered on this device; `isValid` guards what was stored. */
export function usePreference<T extends string | number>(
  name: string,
  initial: T,
  isValid: (value: unknown) => value is T,
): [T, (value: T) => void] {
  const key = `interleave:${name}`;
  const [value, setValue] = useState<T>(() => {
    const stored = readStored(key);
    return isValid(stored) ? stored : initial;
  });
  const change = (next: T): void => {
    setValue(next);
    try {
      localStorage.setItem(key, JSON.stringify(next));
    } catch (error) {
      console.warn('This browser keeps no preferences.', error);
    }
  };
  return [value, change];
}

function readStored(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch (error) {
    console.warn('A stored preference cannot be read.', error);
    return null;
  }
}
