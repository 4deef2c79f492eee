import { FieldTree } from '@angular/forms/signals';
import { ProblemText, problemOf } from '@pijar/shared/web';

export interface ServerFault {
  fieldTree: FieldTree<unknown>;
  kind: 'server';
  message: string;
}

/**
 * What `submit` puts to the fields after a failed call: each field fault of a 422 at its field, everything else at the form.
 * @param form its fields have the names of the request's body
 */
export function serverFaults<T extends object>(
  form: FieldTree<T>,
  error: unknown,
  text: ProblemText,
): ServerFault[] {
  const fields = form as unknown as Record<string, FieldTree<unknown> | undefined>;
  const faults = (problemOf(error).problem.errors ?? []).flatMap(({ pointer }): ServerFault[] => {
    const name = pointer.replace('/body/', '');
    const fieldTree = fields[name];
    const message = text.ofField(error, name);
    return fieldTree && message ? [{ fieldTree, kind: 'server', message }] : [];
  });
  if (faults.length) return faults;
  return [
    { fieldTree: form as unknown as FieldTree<unknown>, kind: 'server', message: text.of(error) },
  ];
}
