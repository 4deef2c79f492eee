import type { Entry } from './entry';

/** The shelf of deeds that the server may not have yet. */
export const OUTBOX_SHELF = 'outbox';

/** Whether she would call it unsent: neither a deed that says nothing to her nor one that the server has. */
export const isUnsent = ({
  isSilent,
  state,
}: Partial<Pick<Entry, 'isSilent' | 'state'>>): boolean => !isSilent && state?.at !== 'received';
