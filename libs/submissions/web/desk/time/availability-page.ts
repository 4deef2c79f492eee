import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  ApiClient,
  Card,
  Clock,
  ErrorState,
  Field,
  FieldInput,
  PersonSettings,
  ProblemText,
  Skeleton,
  Toasts,
  Words,
  resourceOf,
} from '@pijar/shared/web';
import { Availability, setAvailability, showAvailability } from '@pijar/submissions/contracts';
import { firstValueFrom } from 'rxjs';
import { dayIn, dayWords } from '../../due';

/** /pendamping/waktu: until when a coach is away, and how much she answers in a week. */
@Component({
  selector: 'pijar-availability-page',
  imports: [Card, ErrorState, Field, FieldInput, Skeleton, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <h1>{{ t('submissionsDesk.time.title') }}</h1>
      <p class="pijar-soft">{{ t('submissionsDesk.time.text') }}</p>
      @if (now(); as shown) {
        @if (shown.isAway) {
          <pijar-card face="quiet">
            <strong>{{ t('submissionsDesk.time.isAway', { day: awayDay() }) }}</strong>
            <button type="button" class="pijar-button" [disabled]="isBusy()" (click)="comeBack()">
              {{ t('submissionsDesk.time.back') }}
            </button>
          </pijar-card>
        }
        <pijar-card>
          <form (submit)="save(); $event.preventDefault()">
            <pijar-field
              [label]="t('submissionsDesk.time.awayUntil')"
              [hint]="t('submissionsDesk.time.awayHint')"
            >
              <input
                pijarInput
                type="date"
                [min]="today()"
                max="2100-12-31"
                [value]="awayUntil()"
                (input)="awayUntil.set($any($event.target).value)"
              />
            </pijar-field>
            <pijar-field
              [label]="t('submissionsDesk.time.capacity')"
              [hint]="t('submissionsDesk.time.capacityHint', { count: shown.answeredThisWeek })"
            >
              <input
                pijarInput
                type="number"
                inputmode="numeric"
                min="1"
                max="500"
                [value]="capacity()"
                (input)="capacity.set($any($event.target).value)"
              />
            </pijar-field>
            <button class="pijar-button pijar-button--primary" [disabled]="isBusy()">
              {{ t('submissionsDesk.time.save') }}
            </button>
          </form>
        </pijar-card>
      } @else if (read.error()) {
        <pijar-error-state [error]="read.error()" (retry)="read.reload()" />
      } @else {
        <pijar-skeleton shape="card" [lines]="2" />
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-4);
      align-content: start;
      max-width: 36rem;
    }
    h1,
    p {
      margin: 0;
    }
    form {
      display: grid;
      gap: var(--space-4);
      justify-items: start;
    }
    pijar-field {
      width: 100%;
    }
    .quiet {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-3);
    }
  `,
})
export class AvailabilityPage {
  readonly #api = inject(ApiClient);
  readonly #clock = inject(Clock);
  readonly #problems = inject(ProblemText);
  readonly #settings = inject(PersonSettings);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);

  protected readonly read = resourceOf(showAvailability, () => ({}));
  protected readonly now = linkedSignal<Availability | undefined>(() =>
    this.read.hasValue() ? this.read.value() : undefined,
  );
  /** A day that has passed says nothing any more. */
  protected readonly awayUntil = linkedSignal(() =>
    this.now()?.isAway ? (this.now()!.awayUntil ?? '') : '',
  );
  protected readonly capacity = linkedSignal(() => String(this.now()?.weeklyCapacity ?? ''));
  protected readonly today = computed(() => dayIn(this.#clock.now(), this.#settings.zone()));
  protected readonly awayDay = computed(() => {
    const day = this.now()?.awayUntil;
    return day ? dayWords(day, this.#settings.language()) : '';
  });
  protected readonly isBusy = signal(false);

  protected comeBack(): void {
    this.awayUntil.set('');
    void this.save();
  }

  protected async save(): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    try {
      const body = {
        awayUntil: this.awayUntil() || null,
        weeklyCapacity: Number(this.capacity()) || null,
      };
      this.now.set(await firstValueFrom(this.#api.call(setAvailability, { body })));
      this.#toasts.show(this.#words.say('submissionsDesk.time.saved'));
    } catch (error) {
      this.#toasts.show(this.#problems.of(error), { tone: 'bad' });
    } finally {
      this.isBusy.set(false);
    }
  }
}
