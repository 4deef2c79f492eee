import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { PersonSettings } from '@pijar/shared/web';

/** A kappa as it is said: two digits after the comma of the language. */
export const kappaIn = (language: string, kappa: number): string =>
  new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
    kappa,
  );

/** What a kappa means in a word; the borders are conventions, not truths. */
export function bandOf(kappa: number): 'far' | 'near' | 'good' | 'close' {
  if (kappa < 0.4) return 'far';
  if (kappa < 0.6) return 'near';
  return kappa < 0.8 ? 'good' : 'close';
}

/** How alike two grade: the number, where it stands between chance and always, and what that means. */
@Component({
  selector: 'pijar-agreement',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'submissionsGrading'">
      <p class="number">
        <strong>{{ said() }}</strong>
        <span>
          {{ t('kappa.band.' + band()) }}
          <small>{{ t('kappa.pairs', { count: pairs() }) }}</small>
        </span>
      </p>
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect class="all" x="0" y="2" width="100" height="4" rx="2" />
        <rect class="part" x="0" y="2" height="4" rx="2" [attr.width]="length()" />
        @if (wanted(); as level) {
          <rect class="wanted" y="0" width="0.8" height="8" [attr.x]="level * 100 - 0.4" />
        }
      </svg>
      @if (wantedSaid(); as level) {
        <p class="asked">{{ t('kappa.wanted', { level }) }}</p>
      }
      <p class="meaning">{{ t('kappa.meaning') }}</p>
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-2);
    }
    p {
      margin: 0;
    }
    .number {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-1) var(--space-4);
    }
    strong {
      font-size: var(--text-3xl);
      line-height: 1.1;
      font-variant-numeric: tabular-nums;
    }
    .number span {
      font-weight: 700;
    }
    small {
      display: block;
      color: var(--ink-soft);
      font-weight: 500;
    }
    svg {
      width: 100%;
      height: 0.9rem;
    }
    .all {
      fill: var(--light-off);
    }
    .part {
      fill: var(--light-2);
    }
    .wanted {
      fill: var(--ink);
    }
    .asked,
    .meaning {
      color: var(--ink-soft);
      font-size: var(--text-sm);
    }
    .asked {
      font-weight: 650;
    }
  `,
})
export class Agreement {
  readonly kappa = input.required<number>();
  readonly pairs = input.required<number>();
  readonly wanted = input<number | null>(null);

  readonly #settings = inject(PersonSettings);
  protected readonly said = computed(() => kappaIn(this.#settings.language(), this.kappa()));
  protected readonly wantedSaid = computed(() => {
    const level = this.wanted();
    return level === null ? '' : kappaIn(this.#settings.language(), level);
  });
  protected readonly band = computed(() => bandOf(this.kappa()));
  protected readonly length = computed(() => Math.max(0, this.kappa() * 100));
}
