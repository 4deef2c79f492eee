import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { listMyCertificates } from '@pijar/credentials/contracts';
import {
  ErrorState,
  Icon,
  PersonDatePipe,
  Pill,
  Skeleton,
  StageLight,
  Words,
  resourceOf,
} from '@pijar/shared/web';
import { credentialsWords } from '../words';

/** One's own certificates as a list of links; stands on Saya. */
@Component({
  selector: 'pijar-my-certificates',
  imports: [
    TranslocoDirective,
    RouterLink,
    Icon,
    Pill,
    Skeleton,
    StageLight,
    ErrorState,
    PersonDatePipe,
  ],
  template: `
    @if (isSpoken()) {
      <section *transloco="let t" aria-labelledby="pijar-my-certificates">
        <h2 id="pijar-my-certificates">{{ t('credentials.mine.heading') }}</h2>
        @if (mine.hasValue()) {
          <ul class="pijar-list">
            @for (one of mine.value().items; track one.certificateId) {
              <li>
                <a [routerLink]="['/sertifikat', one.certificateId]">
                  <pijar-stage-light [stage]="one.lights" [size]="44" />
                  <span>
                    <b>
                      @if (one.stageTitle) {
                        {{ t('credentials.award.stage', { stage: one.stageTitle }) }}
                      } @else {
                        {{ t('credentials.award.programme', { programme: one.programmeTitle }) }}
                      }
                    </b>
                    <span class="pijar-soft pijar-small">
                      {{ one.issuedOn | pijarDate: 'day' }}
                    </span>
                  </span>
                  @if (one.state !== 'valid') {
                    <pijar-pill [tone]="one.state === 'revoked' ? 'bad' : 'warn'">
                      {{ t('credentials.state.' + one.state + '.sign') }}
                    </pijar-pill>
                  }
                  <pijar-icon name="next" [size]="20" />
                </a>
              </li>
            } @empty {
              <li class="pijar-soft none">{{ t('credentials.mine.none') }}</li>
            }
          </ul>
        } @else if (mine.error(); as error) {
          <pijar-error-state [error]="error" (retry)="mine.reload()" />
        } @else {
          <pijar-skeleton shape="row" [lines]="2" />
        }
      </section>
    }
  `,
  styleUrl: './my-certificates.css',
})
export class MyCertificates {
  protected readonly isSpoken = signal(false);
  /** Nobody has a hundred: a programme gives four. */
  protected readonly mine = resourceOf(listMyCertificates, () => ({ query: { limit: 100 } }));

  constructor() {
    void inject(Words)
      .learn('credentials', credentialsWords)
      .then(() => this.isSpoken.set(true));
  }
}
