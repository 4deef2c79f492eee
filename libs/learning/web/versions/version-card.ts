import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { OpenCohort } from '@pijar/cohorts/web';
import { showVersionOffer } from '@pijar/learning/contracts';
import { Card, ErrorState, Pill, Skeleton, resourceOf } from '@pijar/shared/web';

/** On which version of its programme a cohort runs, and the way to a newer one. */
@Component({
  selector: 'pijar-version-card',
  imports: [RouterLink, TranslocoDirective, Card, ErrorState, Pill, Skeleton],
  template: `
    <pijar-card *transloco="let t">
      <h2>{{ t('versions.card.title') }}</h2>
      @if (offer.hasValue()) {
        <p class="now">
          <b>{{ t('versions.card.current', { title: title(), number: current() }) }}</b>
          @if (newest(); as version) {
            <pijar-pill tone="ember">
              {{ t('versions.card.newer', { number: version.number }) }}
            </pijar-pill>
          } @else {
            <pijar-pill tone="good" icon="check">{{ t('versions.card.newest') }}</pijar-pill>
          }
        </p>
        @if (newest(); as version) {
          @if (isClosed()) {
            <p class="pijar-soft">{{ t('versions.card.closed') }}</p>
          } @else if (version.isPossible) {
            <p class="pijar-soft">{{ t('versions.card.text') }}</p>
            <a
              class="pijar-button"
              [routerLink]="['/petugas/angkatan', open.id(), 'versi', version.versionId]"
            >
              {{ t('versions.card.look') }}
            </a>
          } @else {
            <p class="pijar-soft">{{ t('versions.problem.other-stages') }}</p>
          }
        }
      } @else if (offer.error()) {
        <pijar-error-state [error]="offer.error()" (retry)="offer.reload()" />
      } @else {
        <pijar-skeleton />
      }
    </pijar-card>
  `,
  styles: `
    h2 {
      font-size: var(--text-lg);
    }
    .now {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2) var(--space-3);
    }
  `,
})
export class VersionCard {
  protected readonly open = inject(OpenCohort);
  protected readonly offer = resourceOf(showVersionOffer, () => {
    const cohortId = this.open.id();
    return cohortId ? { params: { cohortId } } : undefined;
  });
  protected readonly title = computed(() => this.open.cohort()?.programme.title ?? '');
  protected readonly isClosed = computed(() => this.open.cohort()?.state === 'closed');
  protected readonly current = computed(() =>
    this.offer.hasValue() ? this.offer.value().current.number : null,
  );
  /** The newest that it can move to; else the newest at all, which says why not. */
  protected readonly newest = computed(() => {
    const newer = this.offer.hasValue() ? this.offer.value().newer : [];
    return newer.find((version) => version.isPossible) ?? newer[0];
  });
}
