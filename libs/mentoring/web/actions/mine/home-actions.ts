import { NgComponentOutlet } from '@angular/common';
import { Component, input, linkedSignal, resource } from '@angular/core';
import { listActions } from '@pijar/mentoring/contracts';
import { resourceOf } from '@pijar/shared/web';

/** Asks whether anything is agreed. Only then are its words and its face fetched: most first screens need neither. */
@Component({
  selector: 'pijar-home-actions',
  imports: [NgComponentOutlet],
  template: `
    @if (card.hasValue()) {
      <ng-container
        *ngComponentOutlet="card.value(); inputs: { answer, membershipId: membershipId() }"
      />
    }
  `,
})
export class HomeActions {
  readonly membershipId = input.required<string>();
  protected readonly answer = resourceOf(listActions, () => ({
    params: { membershipId: this.membershipId() },
  }));
  /** Stays true when the last one is ticked: she sees what became of it. */
  readonly #isWanted = linkedSignal<boolean, boolean>({
    source: () => this.#hasOpen(),
    computation: (isOpen, before) => isOpen || (before?.value ?? false),
  });
  protected readonly card = resource({
    params: () => this.#isWanted() || undefined,
    loader: () => import('./actions-card').then((m) => m.ActionsCard),
  });

  #hasOpen(): boolean {
    return (
      this.answer.hasValue() && this.answer.value().items.some(({ state }) => state === 'open')
    );
  }
}
