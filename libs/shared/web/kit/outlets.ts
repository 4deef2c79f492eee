import { Signal, Type, effect, inject, signal, untracked } from '@angular/core';
import { Confirmation } from './confirmation';
import { Toasts } from './toasts';

/** What a shell draws only when there is something to say; `lost` hears that it could not be fetched. */
function fetchedFor(
  subject: Signal<unknown>,
  load: () => Promise<Type<unknown>>,
  lost: () => void,
): Signal<Type<unknown> | null> {
  const found = signal<Type<unknown> | null>(null);
  effect(() => {
    if (!subject() || untracked(found)) return;
    load()
      .then((outlet) => found.set(outlet))
      .catch(lost);
  });
  return found.asReadonly();
}

/** Where questions appear: fetched when the first one is asked. One that cannot be shown is answered with no. */
export function confirmationOutlet(): Signal<Type<unknown> | null> {
  const confirmation = inject(Confirmation);
  return fetchedFor(
    confirmation.question,
    () => import('./confirmation-outlet').then((m) => m.ConfirmationOutlet),
    () => confirmation.answer({ isConfirmed: false, reason: '' }),
  );
}

/** Where toasts appear, within a `status` of the shell that stands there before the first. */
export function toastOutlet(): Signal<Type<unknown> | null> {
  const toasts = inject(Toasts);
  return fetchedFor(
    toasts.current,
    () => import('./toast-outlet').then((m) => m.ToastOutlet),
    () => toasts.close(),
  );
}
