import { NgComponentOutlet } from '@angular/common';
import { Component, Type, inject, input, resource } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { closeCohort, reopenCohort } from '@pijar/cohorts/contracts';
import { ApiClient, Card, Confirmation, ProblemText, Toasts, Words } from '@pijar/shared/web';
import { OpenCohort } from '../open-cohort';
import { CohortDetails } from './cohort-details';
import type { SettingsSlot } from './settings-slots';
import { StaffList } from './staff-list';

/** The settings tab: what a cohort is, who stands beside it, and its end. */
@Component({
  selector: 'pijar-settings-page',
  imports: [TranslocoDirective, Card, CohortDetails, NgComponentOutlet, StaffList],
  template: `
    <ng-container *transloco="let t">
      @if (open.cohort(); as cohort) {
        <pijar-card>
          <h2>{{ t('cohorts.staff.title') }}</h2>
          <pijar-staff-list [cohort]="cohort" />
        </pijar-card>
        @if (open.isLed()) {
          @for (card of cards.value(); track card) {
            <ng-container *ngComponentOutlet="card" />
          }
          @if (cohort.state === 'running') {
            <pijar-card>
              <h2>{{ t('cohorts.settings.details') }}</h2>
              <pijar-cohort-details [cohort]="cohort" />
            </pijar-card>
          }
          <pijar-card face="quiet">
            <h2>{{ t('cohorts.settings.' + (isClosed() ? 'reopen' : 'close')) }}</h2>
            <p>{{ t('cohorts.settings.' + (isClosed() ? 'reopenText' : 'closeText')) }}</p>
            <button type="button" class="pijar-button" (click)="toggle()">
              {{ t('cohorts.settings.' + (isClosed() ? 'reopen' : 'close')) }}
            </button>
          </pijar-card>
        }
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-5);
      max-width: 56rem;
    }
    h2 {
      font-size: var(--text-lg);
    }
  `,
})
export class SettingsPage {
  readonly slots = input<readonly SettingsSlot[]>([]);
  protected readonly cards = resource<Type<unknown>[], readonly SettingsSlot[]>({
    params: () => this.slots(),
    loader: ({ params }) => Promise.all(params.map((slot) => slot.load())),
  });
  protected readonly open = inject(OpenCohort);
  readonly #api = inject(ApiClient);
  readonly #confirmation = inject(Confirmation);
  readonly #problemText = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);

  protected isClosed(): boolean {
    return this.open.cohort()?.state === 'closed';
  }

  protected async toggle(): Promise<void> {
    const cohort = this.open.cohort();
    if (!cohort) return;
    const verb = this.isClosed() ? 'reopen' : 'close';
    const { isConfirmed } = await this.#confirmation.ask({
      heading: this.#words.say(`cohorts.settings.${verb}`),
      text: this.#words.say(`cohorts.settings.${verb}Text`),
      confirm: this.#words.say(`cohorts.settings.${verb}`),
    });
    if (!isConfirmed) return;
    this.#api
      .call(verb === 'close' ? closeCohort : reopenCohort, {
        params: { cohortId: cohort.id },
        body: { version: cohort.version },
      })
      .subscribe({
        next: (changed) => this.open.show(changed),
        error: (error) => {
          this.#toasts.show(this.#problemText.of(error), { tone: 'bad' });
          this.open.view.reload();
        },
      });
  }
}
