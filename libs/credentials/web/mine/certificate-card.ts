import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { listMyCertificates } from '@pijar/credentials/contracts';
import { Icon, StageLight, Words, resourceOf } from '@pijar/shared/web';
import { awardOf } from '../certificate/award';
import { credentialsWords } from '../words';

/** The newest certificate that stands, as a card for Home; nothing at all when there is none (or no signal to ask). */
@Component({
  selector: 'pijar-certificate-card',
  imports: [TranslocoDirective, RouterLink, Icon, StageLight],
  template: `
    @if (isSpoken() && newest(); as one) {
      <a *transloco="let t" [routerLink]="['/sertifikat', one.certificateId]">
        <pijar-stage-light [stage]="one.lights" [size]="52" />
        <span>
          <b>{{ t('credentials.mine.ready', { award: award() }) }}</b>
          <span class="look">
            {{ t('credentials.mine.look') }} <pijar-icon name="next" [size]="18" />
          </span>
        </span>
      </a>
    }
  `,
  styles: `
    a {
      display: flex;
      align-items: center;
      gap: var(--space-4);
      padding: var(--space-4) clamp(1.15rem, 4.5vw, var(--space-5));
      border: 1.5px solid var(--light-3);
      border-radius: var(--radius-l);
      background: var(--ember-soft);
      color: var(--ink);
      text-decoration: none;
    }
    b {
      display: block;
      line-height: var(--leading-tight);
    }
    .look {
      display: inline-flex;
      align-items: center;
      gap: var(--space-1);
      margin-top: var(--space-1);
      font-weight: 700;
      color: var(--ember-ink);
    }
  `,
})
export class CertificateCard {
  /** What Home tells every slot; the newest certificate is shown whichever programme it is of. */
  readonly membershipId = input<string>();
  readonly path = input<unknown>();

  readonly #words = inject(Words);
  protected readonly isSpoken = signal(false);
  readonly #mine = resourceOf(listMyCertificates, () => ({ query: { limit: 10 } }));
  protected readonly newest = computed(() =>
    this.#mine.hasValue()
      ? this.#mine.value().items.find((each) => each.state === 'valid')
      : undefined,
  );
  protected readonly award = computed(() => {
    this.#words.spoken();
    const newest = this.newest();
    return newest ? awardOf(newest, this.#words) : '';
  });

  constructor() {
    void this.#words.learn('credentials', credentialsWords).then(() => this.isSpoken.set(true));
  }
}
