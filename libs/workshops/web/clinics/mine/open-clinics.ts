import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Card, Icon, Words, resourceOf } from '@pijar/shared/web';
import { listMyClinics } from '@pijar/workshops/contracts';
import { workshopsWords } from '../../words';

/** The way to the clinics, for Home and for a clinic step; nothing at all when there is none. */
@Component({
  selector: 'pijar-open-clinics',
  imports: [RouterLink, TranslocoDirective, Card, Icon],
  template: `
    @if (isSpoken() && clinics.hasValue() && clinics.value().items.length) {
      <pijar-card *transloco="let t">
        <h2>{{ t('workshops.mine.clinics.heading') }}</h2>
        @if (open(); as count) {
          <p>{{ t('workshops.mine.clinics.text', { count }) }}</p>
        }
        <a class="pijar-button pijar-button--wide" routerLink="/belajar/klinik">
          <pijar-icon name="people" [size]="20" /> {{ t('workshops.mine.clinics.go') }}
        </a>
      </pijar-card>
    }
  `,
})
export class OpenClinics {
  readonly membershipId = input.required<string>();
  readonly #words = inject(Words);
  protected readonly isSpoken = signal(false);
  protected readonly clinics = resourceOf(listMyClinics, () => ({
    params: { membershipId: this.membershipId() },
  }));
  protected readonly open = computed(() =>
    this.clinics.hasValue()
      ? this.clinics.value().items.filter(({ isOpen, booking }) => isOpen && !isSeated(booking))
          .length
      : 0,
  );

  constructor() {
    void this.#words.learn('workshops', workshopsWords).then(() => this.isSpoken.set(true));
  }
}

const isSeated = (booking: { state: string } | null) =>
  booking !== null && booking.state !== 'cancelled';
