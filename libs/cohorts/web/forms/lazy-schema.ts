import { Signal, signal } from '@angular/core';

/**
 * A schema of a contract for `validateStandardSchema`, fetched when the form is on the screen: zod is 22 KB. Until it is there, and
 * without signal, the server alone checks.
 */
export function lazySchema<T>(load: () => Promise<T>): Signal<T | undefined> {
  const schema = signal<T | undefined>(undefined);
  load().then(
    (loaded) => schema.set(loaded),
    () => undefined,
  );
  return schema.asReadonly();
}
