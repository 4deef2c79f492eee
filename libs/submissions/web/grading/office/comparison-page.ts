import { Component, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  AgoPipe,
  ApiClient,
  Card,
  ErrorState,
  Field,
  FieldInput,
  Icon,
  ProblemText,
  Skeleton,
  Toasts,
  resourceOf,
} from '@pijar/shared/web';
import { ReadingComparison, closeReading, compareReadings } from '@pijar/submissions/contracts';
import { firstValueFrom } from 'rxjs';
import { WorkView } from '../../desk/work/work-view';
import { SideBySide } from '../parts/side-by-side';

/** /petugas/menilai/:readingId: two readings side by side, closed with a note. */
@Component({
  selector: 'pijar-comparison-page',
  imports: [
    RouterLink,
    TranslocoDirective,
    AgoPipe,
    Card,
    ErrorState,
    Field,
    FieldInput,
    Icon,
    SideBySide,
    Skeleton,
    WorkView,
  ],
  templateUrl: './comparison-page.html',
  styleUrl: '../parts/reading.css',
})
export class ComparisonPage {
  readonly readingId = input.required<string>();

  readonly #api = inject(ApiClient);
  readonly #problems = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  readonly #error = signal<unknown>(null);

  protected readonly read = resourceOf(compareReadings, () => ({
    params: { readingId: this.readingId() },
  }));
  protected readonly shown = linkedSignal<ReadingComparison | undefined>(() =>
    this.read.hasValue() ? this.read.value() : undefined,
  );
  protected readonly note = signal('');
  protected readonly isBusy = signal(false);

  protected fault(): string | null {
    return this.#problems.ofField(this.#error(), 'note');
  }

  protected async close(): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    try {
      const params = { readingId: this.readingId() };
      const body = { note: this.note() };
      this.shown.set(await firstValueFrom(this.#api.call(closeReading, { params, body })));
    } catch (error) {
      this.#error.set(error);
      this.#toasts.show(this.#problems.of(error), { tone: 'bad' });
    } finally {
      this.isBusy.set(false);
    }
  }
}
