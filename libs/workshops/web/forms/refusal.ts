import { signal } from '@angular/core';
import { FieldTree } from '@angular/forms/signals';
import { serverFaults } from '@pijar/cohorts/web';
import { ProblemText } from '@pijar/shared/web';

type Fault = ReturnType<typeof serverFaults>[number];

/**
 * What the server said about a form as it was sent. Its word on one field may rest on another ("a place or a link"), so it holds
 * until anything in the form is different; a fault that is left at its field would stay there and hold the form up for good.
 */
export class Refusal<T extends object> {
  readonly #last = signal<{ sent: T; faults: Fault[] } | null>(null);

  /** For `validateTree`. */
  of(value: T): Fault[] {
    const last = this.#last();
    return last?.sent === value ? last.faults : [];
  }

  /** For `submit`: faults of the whole form, which may be tried again as it is. Those of fields are kept here. */
  take(form: FieldTree<T>, sent: T, error: unknown, text: ProblemText): Fault[] {
    const faults = serverFaults(form, error, text);
    const isOfField = ({ fieldTree }: Fault) => (fieldTree as unknown) !== form;
    this.#last.set({ sent, faults: faults.filter(isOfField) });
    return faults.filter((fault) => !isOfField(fault));
  }
}
