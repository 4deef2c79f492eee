import { InjectionToken, Type } from '@angular/core';

/** What another room shows of a person on her account page, e.g. her certificates. */
export interface AccountSlot {
  load: () => Promise<Type<unknown>>;
}

/** Provided with `multi: true` where the app is put together: identity cannot import the contexts that build on it. */
export const ACCOUNT_SLOTS = new InjectionToken<readonly AccountSlot[]>('ACCOUNT_SLOTS', {
  factory: () => [],
});
