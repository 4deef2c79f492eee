import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { listCohortChoices } from '@pijar/cohorts/contracts';
import { AgoPipe, EmptyState, ErrorState, Skeleton, resourceOf } from '@pijar/shared/web';
import { GradingOffice, showGradingOffice } from '@pijar/submissions/contracts';
import { AdmitDialog } from './admit-dialog';
import { CoachRows, Newcomer } from './coach-rows';
import { RuleForm } from './rule-form';

/** /petugas/menilai: how alike the coaches of an organisation grade and how soon they answer, and what is asked of them. */
@Component({
  selector: 'pijar-grading-office-page',
  imports: [
    RouterLink,
    TranslocoDirective,
    AdmitDialog,
    AgoPipe,
    CoachRows,
    EmptyState,
    ErrorState,
    RuleForm,
    Skeleton,
  ],
  templateUrl: './office-page.html',
  styles: `
    :host,
    section {
      display: grid;
      gap: var(--space-4);
      align-content: start;
      min-width: 0;
    }
    section {
      gap: var(--space-2);
    }
    h1,
    h2,
    p {
      margin: 0;
    }
    h2 {
      font-size: var(--text-lg);
    }
    .lead {
      max-width: 60ch;
    }
    .organisation {
      max-width: 24rem;
    }
    .apart {
      padding: var(--space-4);
      border-radius: var(--radius-m);
      background: var(--ember-soft);
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-2) var(--space-4);
      padding-block: var(--space-2);
    }
    li span {
      flex: 1 1 14rem;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    small {
      display: block;
    }
  `,
})
export class OfficePage {
  /** From the address. */
  readonly lembaga = input<string>();

  readonly #router = inject(Router);
  /** An officer has one, an admin all of them. */
  readonly #choices = resourceOf(listCohortChoices, () => ({}));
  protected readonly organisations = computed(() =>
    this.#choices.hasValue() ? this.#choices.value().organisations : [],
  );
  protected readonly organisationId = computed(() => this.lembaga() ?? this.organisations()[0]?.id);
  readonly #read = resourceOf(showGradingOffice, () => {
    const organisationId = this.organisationId();
    return organisationId ? { params: { organisationId } } : undefined;
  });
  protected readonly view = linkedSignal<GradingOffice | undefined>(() =>
    this.#read.hasValue() ? this.#read.value() : undefined,
  );
  protected readonly error = computed(() => this.#choices.error() ?? this.#read.error());
  /** Whom she is about to admit. */
  protected readonly admitting = signal<Newcomer | null>(null);

  protected choose(lembaga: string): void {
    void this.#router.navigate([], { queryParams: { lembaga }, queryParamsHandling: 'merge' });
  }

  protected retry(): void {
    this.#choices.reload();
    this.#read.reload();
  }
}
