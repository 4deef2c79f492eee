import { Component, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { enterCheckIn, showDueCheckIn } from '@pijar/mentoring/contracts';
import type { SaidOfBusiness } from '@pijar/mentoring/phone';
import { newId } from '@pijar/shared/phone';
import {
  ApiClient,
  Icon,
  PersonDatePipe,
  ProblemText,
  Toasts,
  Words,
  resourceOf,
} from '@pijar/shared/web';
import { firstValueFrom } from 'rxjs';
import { CheckInForm } from '../form/check-in-form';

/** What a participant told her coach of her business, written down for her; nothing where nothing is asked, or somebody else asks her. */
@Component({
  selector: 'pijar-enter-check-in',
  imports: [TranslocoDirective, CheckInForm, Icon, PersonDatePipe],
  template: `
    @if (asked.hasValue() && asked.value().due; as due) {
      <section *transloco="let t">
        <h2>{{ t('mentoringCheckIns.desk.heading') }}</h2>
        <p class="pijar-soft">
          {{ t('mentoringCheckIns.desk.text', { day: (due.dueOn | pijarDate: 'day') }) }}
        </p>
        @if (entryId()) {
          <pijar-check-in-form
            [isForHer]="true"
            [isBusy]="isBusy()"
            (said)="save(due.id, $event)"
          />
          <button
            type="button"
            class="pijar-button pijar-button--quiet"
            (click)="entryId.set(null)"
          >
            {{ t('mentoringCheckIns.desk.close') }}
          </button>
        } @else {
          <button type="button" class="pijar-button" (click)="open()">
            <pijar-icon name="edit" [size]="20" /> {{ t('mentoringCheckIns.desk.open') }}
          </button>
        }
      </section>
    }
  `,
  styles: `
    section {
      display: grid;
      gap: var(--space-3);
      justify-items: start;
      max-width: 40rem;
    }
    h2,
    p {
      margin: 0;
    }
    h2 {
      font-size: var(--text-md);
    }
    pijar-check-in-form {
      width: 100%;
    }
  `,
})
export class EnterCheckIn {
  readonly membershipId = input.required<string>();
  readonly #api = inject(ApiClient);
  readonly #problems = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  protected readonly asked = resourceOf(showDueCheckIn, () => ({
    params: { membershipId: this.membershipId() },
  }));
  /** Id of what is being written, made here, so that sending it twice writes it once. */
  protected readonly entryId = signal<string | null>(null);
  protected readonly isBusy = signal(false);

  protected open(): void {
    this.entryId.set(newId());
  }

  protected async save(checkInId: string, said: SaidOfBusiness): Promise<void> {
    const id = this.entryId();
    if (!id || this.isBusy()) return;
    this.isBusy.set(true);
    try {
      const body = { ...said, id };
      await firstValueFrom(this.#api.call(enterCheckIn, { params: { checkInId }, body }));
      this.#toasts.show(this.#words.say('mentoringCheckIns.desk.saved'));
      this.entryId.set(null);
    } catch (error) {
      this.#toasts.show(this.#problems.of(error), { tone: 'bad' });
    } finally {
      this.isBusy.set(false);
      this.asked.reload();
    }
  }
}
