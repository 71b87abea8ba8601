import { useSyncExternalStore } from 'react';
import type { LabSession, SessionState } from '../../lab/index.ts';

/** The session's state, kept in step. */
export function useSession(session: LabSession): SessionState {
  return useSyncExternalStore(session.subscribe, session.getState);
}
