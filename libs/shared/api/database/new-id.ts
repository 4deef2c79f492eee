import { v7 } from 'uuid';

/** A new id (UUIDv7: sorts by time, so indexes stay dense). */
export const newId = (): string => v7();
