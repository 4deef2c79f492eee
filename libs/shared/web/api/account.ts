import { InjectionToken } from '@angular/core';

/** Whoever is shown as signed in on this phone. Identity knows; everybody else asks here. */
export interface Account {
  /** Her person id; null: nobody. Every request names it, so that the server never takes her for somebody else. */
  id(): string | null;
  /** Her things were opened with her PIN while the server had not heard her: nothing of hers can be sent yet. A signal. */
  isOnlyHere(): boolean;
  /** Opens what this phone keeps for her, where it is not open yet. Never rejects. */
  enter(): Promise<void>;
  /** Counts up with every session that is opened: what was asked before belongs to an older one. */
  opened(): number;
  /** The server knows nobody (`sign-in-needed`) or somebody else (`other-account`); `sign-in-wanted`: she asks for it herself. */
  lost(kind: string): void;
}

export const ACCOUNT = new InjectionToken<Account>('ACCOUNT', {
  factory: () => ({
    id: () => null,
    isOnlyHere: () => false,
    enter: () => Promise.resolve(),
    opened: () => 0,
    lost: () => undefined,
  }),
});
