import { useCallback, useSyncExternalStore } from 'react';
import type { LabSession, SessionState } from '../../lab/index.ts';

/** The session's state, kept in step. */
export function useSession(session: LabSession): SessionState {
  const subscribe = useCallback((listener: () => void) => session.subscribe(listener), [session]);
  return useSyncExternalStore(subscribe, () => session.getState());
}
