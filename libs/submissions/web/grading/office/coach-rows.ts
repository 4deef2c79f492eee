import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { PersonSettings } from '@pijar/shared/web';
import { GradingCoach, GradingOffice } from '@pijar/submissions/contracts';
import { bandOf, kappaIn } from '../parts/agreement';

/** Somebody who is still learning, and for which programme. */
export interface Newcomer {
  person: GradingCoach['person'];
  programme: string;
}

type State = 'none' | 'learning' | 'before' | 'agreement' | 'hand';

/** The coaches by name: what each learned, how alike she grades, how soon she answers. No order but the alphabet. */
@Component({
  selector: 'pijar-coach-rows',
  imports: [TranslocoDirective],
  templateUrl: './coach-rows.html',
  styleUrl: './coach-rows.css',
})
export class CoachRows {
  readonly coaches = input.required<GradingCoach[]>();
  readonly programmes = input.required<GradingOffice['programmes']>();
  readonly fewestPairs = input.required<number>();
  readonly admitted = output<Newcomer>();

  readonly #settings = inject(PersonSettings);
  protected readonly bandOf = bandOf;
  protected readonly rows = computed(() =>
    this.coaches().map((coach) => ({
      ...coach,
      learned: coach.programmes.map((each) => ({ ...each, state: this.#stateOf(each) })),
    })),
  );
  protected readonly isOne = computed(() => this.programmes().length === 1);

  protected said(kappa: number): string {
    return kappaIn(this.#settings.language(), kappa);
  }

  protected days(days: number): string {
    return new Intl.NumberFormat(this.#settings.language(), { maximumFractionDigits: 1 }).format(
      days,
    );
  }

  protected titleOf(code: string): string {
    return this.programmes().find((each) => each.code === code)?.title ?? code;
  }

  #stateOf({ code, admission }: GradingCoach['programmes'][number]): State {
    if (admission) return admission.how;
    const rule = this.programmes().find((each) => each.code === code)?.rule;
    return rule?.admissionLevel == null ? 'none' : 'learning';
  }
}
