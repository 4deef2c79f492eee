import { NgComponentOutlet } from '@angular/common';
import { Component, Type, effect, input, signal } from '@angular/core';
import { listActions } from '@pijar/mentoring/contracts';
import { resourceOf } from '@pijar/shared/web';

/**
 * Asks whether anything is agreed. Only then are its words and its face fetched: most first screens need neither. They stay when
 * the last one is ticked, so that she sees what became of it.
 */
@Component({
  selector: 'pijar-home-actions',
  imports: [NgComponentOutlet],
  template: `<ng-container *ngComponentOutlet="card(); inputs: inputs" />`,
})
export class HomeActions {
  readonly membershipId = input.required<string>();
  readonly answer = resourceOf(listActions, () => ({
    params: { membershipId: this.membershipId() },
  }));
  protected readonly card = signal<Type<unknown> | null>(null);
  protected readonly inputs = { home: this };

  constructor() {
    effect(async () => {
      if (this.answer.hasValue() && this.answer.value().items[0]?.state === 'open') {
        this.card.set((await import('./actions-card')).ActionsCard);
      }
    });
  }
}
