import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  HolidayInput,
  HolidayView,
  HolidaysView,
  clearHoliday,
  listCohortChoices,
  listHolidays,
  setHoliday,
} from '@pijar/cohorts/contracts';
import {
  ApiClient,
  Card,
  Clock,
  ErrorState,
  Field,
  FieldInput,
  Icon,
  PersonDatePipe,
  Pill,
  ProblemText,
  Skeleton,
  Toasts,
  resourceOf,
} from '@pijar/shared/web';
import { Observable } from 'rxjs';

/** /petugas/libur: the days on which the organisation does not work, so that no answer is promised for them. */
@Component({
  selector: 'pijar-holidays-page',
  imports: [
    Card,
    ErrorState,
    Field,
    FieldInput,
    Icon,
    PersonDatePipe,
    Pill,
    Skeleton,
    TranslocoDirective,
  ],
  templateUrl: './holidays-page.html',
  styleUrl: './holidays-page.css',
})
export class HolidaysPage {
  /** From the address. */
  readonly tahun = input<string>();
  readonly lembaga = input<string>();

  readonly #api = inject(ApiClient);
  readonly #clock = inject(Clock);
  readonly #problems = inject(ProblemText);
  readonly #router = inject(Router);
  readonly #toasts = inject(Toasts);

  readonly #thisYear = computed(() => new Date(this.#clock.now()).getFullYear());
  protected readonly year = computed(() => Number(this.tahun()) || this.#thisYear());
  protected readonly years = computed(() => [this.#thisYear(), this.#thisYear() + 1]);
  /** An officer has one, an admin all of them. */
  readonly #choices = resourceOf(listCohortChoices, () => ({}));
  protected readonly organisations = computed(() =>
    this.#choices.hasValue() ? this.#choices.value().organisations : [],
  );
  protected readonly organisationId = computed(() => this.lembaga() ?? this.organisations()[0]?.id);
  protected readonly read = resourceOf(listHolidays, () => {
    const organisationId = this.organisationId();
    return organisationId
      ? { params: { organisationId }, query: { year: this.year() } }
      : undefined;
  });
  protected readonly error = computed(() => this.#choices.error() ?? this.read.error());
  /** What was there stays while another year is read. */
  protected readonly view = linkedSignal<HolidaysView | undefined, HolidaysView | undefined>({
    source: () => (this.read.hasValue() ? this.read.value() : undefined),
    computation: (view, before) => view ?? before?.value,
  });
  protected readonly newDay = signal('');
  protected readonly newName = signal('');

  protected show(change: { tahun?: string; lembaga?: string }): void {
    void this.#router.navigate([], { queryParams: change, queryParamsHandling: 'merge' });
  }

  protected retry(): void {
    this.#choices.reload();
    this.read.reload();
  }

  protected add(): void {
    const [day, name] = [this.newDay(), this.newName().trim()];
    if (!day || !name) return;
    this.newDay.set('');
    this.newName.set('');
    this.#say(day, { name, isOff: true });
  }

  /** A national holiday is worked on, or off again; a day of the organisation's own goes. */
  protected toggle({ day, name, kind, isOff }: HolidayView): void {
    if (kind === 'own' || !isOff) {
      this.#write(this.#api.call(clearHoliday, { params: this.#of(day) }));
    } else this.#say(day, { name, isOff: false });
  }

  #say(day: string, body: HolidayInput): void {
    this.#write(this.#api.call(setHoliday, { params: this.#of(day), body }));
  }

  #of(day: string) {
    return { organisationId: this.organisationId()!, day };
  }

  #write(call: Observable<HolidaysView>): void {
    call.subscribe({
      next: (view) => {
        if (view.year === this.year()) this.view.set(view);
        else this.show({ tahun: String(view.year) });
      },
      error: (error) => this.#toasts.show(this.#problems.of(error), { tone: 'bad' }),
    });
  }
}
