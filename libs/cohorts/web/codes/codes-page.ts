import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { IssuedCodes, issueActivationCodes } from '@pijar/cohorts/contracts';
import { ApiClient, Card, ErrorState, Icon } from '@pijar/shared/web';
import { OpenCohort } from '../open-cohort';
import { CodeSlip } from './code-slip';

/**
 * /petugas/angkatan/:cohortId/kode: slips with codes, to print, cut and hand out, or to send by WhatsApp. Codes are made when the
 * button is pressed and told this once.
 */
@Component({
  selector: 'pijar-codes-page',
  imports: [RouterLink, TranslocoDirective, Card, ErrorState, Icon, CodeSlip],
  templateUrl: './codes-page.html',
  styleUrl: './codes-page.css',
})
export class CodesPage {
  readonly cohortId = input.required<string>();
  readonly #api = inject(ApiClient);
  readonly #open = inject(OpenCohort);
  /** Chosen on the page before; kept by the browser over a reload. None: everybody who never opened her account. */
  protected readonly chosen: readonly string[] = chosenIds();
  protected readonly cohort = this.#open.cohort;
  protected readonly sheet = signal<IssuedCodes | null>(null);
  protected readonly error = signal<unknown>(null);
  protected readonly isBusy = signal(false);
  protected readonly slips = computed(
    () => this.sheet()?.items.filter((item) => item.code !== null) ?? [],
  );
  protected readonly skipped = computed(
    () => this.sheet()?.items.filter((item) => item.code === null) ?? [],
  );

  protected readonly namesOfSkipped = computed(() =>
    this.skipped()
      .map((item) => item.fullName)
      .join(', '),
  );

  constructor() {
    effect(() => this.#open.open(this.cohortId()));
  }

  protected make(): void {
    this.isBusy.set(true);
    this.error.set(null);
    const membershipIds = this.chosen.length ? [...this.chosen] : undefined;
    this.#api
      .call(issueActivationCodes, {
        params: { cohortId: this.cohortId() },
        body: { membershipIds },
      })
      .subscribe({
        next: (sheet) => this.sheet.set(sheet),
        error: (error) => {
          this.error.set(error);
          this.isBusy.set(false);
        },
      });
  }

  protected print(): void {
    window.print();
  }
}

function chosenIds(): readonly string[] {
  const state = history.state as { membershipIds?: unknown } | null;
  return Array.isArray(state?.membershipIds) ? (state.membershipIds as string[]) : [];
}
