import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { listCohorts, moveMembership } from '@pijar/cohorts/contracts';
import { ApiClient, Dialog, Field, FieldInput, ProblemText, resourceOf } from '@pijar/shared/web';
import type { MenuMembership } from './membership-menu';

/** Chooses another running cohort of the same programme version, with a reason. */
@Component({
  selector: 'pijar-move-dialog',
  imports: [TranslocoDirective, Dialog, Field, FieldInput],
  template: `
    <ng-container *transloco="let t">
      <pijar-dialog
        [isOpen]="true"
        [heading]="t('cohorts.move.title', { name: membership().fullName })"
        (closed)="closed.emit()"
      >
        <p>{{ t('cohorts.move.text') }}</p>
        @if (targets.hasValue() && others().length === 0) {
          <p>
            <strong>{{ t('cohorts.move.nowhere') }}</strong>
          </p>
        } @else {
          <form class="pijar-stack" (submit)="move(); $event.preventDefault()">
            <pijar-field [label]="t('cohorts.move.cohort')">
              <select pijarInput (change)="target.set($any($event.target).value)">
                <option value="">{{ t('cohorts.move.choose') }}</option>
                @for (cohort of others(); track cohort.id) {
                  <option [value]="cohort.id">{{ cohort.name }} · {{ cohort.place }}</option>
                }
              </select>
            </pijar-field>
            <pijar-field [label]="t('cohorts.verb.reason')" [error]="fault()">
              <textarea
                pijarInput
                rows="2"
                maxlength="500"
                [value]="reason()"
                (input)="reason.set($any($event.target).value)"
              ></textarea>
            </pijar-field>
            <div class="pijar-actions">
              <button
                class="pijar-button pijar-button--primary"
                [disabled]="isBusy() || !target() || reason().trim().length < 3"
              >
                {{ t('cohorts.move.confirm') }}
              </button>
              <button
                type="button"
                class="pijar-button pijar-button--quiet"
                (click)="closed.emit()"
              >
                {{ t('kit.cancel') }}
              </button>
            </div>
          </form>
        }
      </pijar-dialog>
    </ng-container>
  `,
})
export class MoveDialog {
  readonly membership = input.required<MenuMembership>();
  readonly closed = output<void>();
  /** Name of the cohort where she goes on. */
  readonly moved = output<string>();
  readonly #api = inject(ApiClient);
  readonly #problemText = inject(ProblemText);
  readonly #requestId = crypto.randomUUID();
  protected readonly target = signal('');
  protected readonly reason = signal('');
  protected readonly fault = signal<string | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly targets = resourceOf(listCohorts, () => ({
    query: {
      programmeVersionId: this.membership().programmeVersionId,
      state: 'running' as const,
      limit: 100,
    },
  }));
  protected readonly others = computed(() =>
    this.targets.hasValue()
      ? this.targets.value().items.filter(({ id }) => id !== this.membership().cohortId)
      : [],
  );

  protected move(): void {
    const { membershipId, version } = this.membership();
    const cohortId = this.target();
    this.isBusy.set(true);
    this.#api
      .call(moveMembership, {
        params: { membershipId },
        body: { requestId: this.#requestId, version, cohortId, reason: this.reason() },
      })
      .subscribe({
        next: ({ cohort }) => this.moved.emit(cohort.name),
        error: (error) => {
          this.isBusy.set(false);
          this.fault.set(this.#problemText.ofField(error, 'reason') ?? this.#problemText.of(error));
        },
      });
  }
}
