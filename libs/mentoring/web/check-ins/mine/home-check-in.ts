import { NgComponentOutlet } from '@angular/common';
import { Component, Type, effect, input, signal } from '@angular/core';
import { showCheckIns } from '@pijar/mentoring/contracts';
import { resourceOf } from '@pijar/shared/web';

/** Asks whether she is asked something now: only of whoever finished. The card is fetched only then. */
@Component({
  selector: 'pijar-home-check-in',
  imports: [NgComponentOutlet],
  template: `<ng-container *ngComponentOutlet="card(); inputs: { checkInId: dueId() }" />`,
})
export class HomeCheckIn {
  readonly membershipId = input.required<string>();
  readonly isCompleted = input.required<boolean>();
  readonly answer = resourceOf(showCheckIns, () =>
    this.isCompleted() ? { params: { membershipId: this.membershipId() } } : undefined,
  );
  protected readonly card = signal<Type<unknown> | null>(null);
  protected readonly dueId = signal<string | null>(null);

  constructor() {
    effect(async () => {
      const due = this.answer.hasValue() ? this.answer.value().due : null;
      this.dueId.set(due?.id ?? null);
      if (due) this.card.set((await import('./check-in-card')).CheckInCard);
    });
  }
}
