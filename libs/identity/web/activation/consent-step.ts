import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  consentTexts,
  type Activation,
  type CodeOwner,
  type ConsentPurpose,
} from '@pijar/identity/contracts';
import { Icon, Listen, PersonSettings, Words } from '@pijar/shared/web';

/** What is kept about her and why, to read or to hear; she agrees to each purpose by itself. */
@Component({
  selector: 'pijar-consent-step',
  imports: [Icon, Listen, TranslocoDirective],
  templateUrl: './consent-step.html',
  styleUrl: './consent-step.css',
})
export class ConsentStep {
  readonly #settings = inject(PersonSettings);
  readonly #words = inject(Words);
  readonly owner = input.required<CodeOwner>();
  readonly agreed = output<Activation['consents']>();
  readonly left = output<void>();

  readonly #granted = signal<ReadonlySet<ConsentPurpose>>(new Set());
  protected readonly isMissing = signal(false);

  protected readonly purposes = computed(() => {
    const language = this.#settings.language();
    return this.owner().consents.flatMap(({ purpose, textVersion, isRequired }) => {
      const words = consentTexts.find((text) => text.purpose === purpose);
      return words
        ? {
            ...{ purpose, textVersion, isRequired },
            title: words.title[language],
            text: words.text[language],
            isGranted: this.#granted().has(purpose),
          }
        : [];
    });
  });

  protected readonly spoken = computed(() => {
    this.#words.spoken();
    const { firstName, organisationName } = this.owner();
    return [
      this.#words.say('identityAccount.activation.hello', { name: firstName }),
      this.#words.say('identityAccount.consent.intro', { organisation: organisationName }),
      ...this.purposes().flatMap(({ title, text }) => [title, text]),
    ].join('.\n');
  });

  protected choose(purpose: ConsentPurpose, isGranted: boolean): void {
    const next = new Set(this.#granted());
    if (isGranted) next.add(purpose);
    else next.delete(purpose);
    this.#granted.set(next);
    this.isMissing.set(false);
  }

  protected goOn(event: Event): void {
    event.preventDefault();
    const missing = this.purposes().some((one) => one.isRequired && !one.isGranted);
    this.isMissing.set(missing);
    if (missing) return;
    this.agreed.emit(
      this.purposes().map(({ purpose, textVersion, isGranted }) => ({
        ...{ purpose, textVersion, isGranted },
      })),
    );
  }
}
