import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  changeMyConsent,
  consentTexts,
  listMyConsents,
  type ConsentPurpose,
} from '@pijar/identity/contracts';
import {
  ApiClient,
  PersonDatePipe,
  ErrorState,
  PersonSettings,
  ProblemText,
  Skeleton,
  Toasts,
  resourceOf,
} from '@pijar/shared/web';

/** What she agreed to and since when; each can be taken back but the one that the product needs. */
@Component({
  selector: 'pijar-my-consents',
  imports: [PersonDatePipe, ErrorState, Skeleton, TranslocoDirective],
  templateUrl: './my-consents.html',
  styleUrl: './my-consents.css',
})
export class MyConsents {
  readonly #api = inject(ApiClient);
  readonly #settings = inject(PersonSettings);
  readonly #text = inject(ProblemText);
  readonly #toasts = inject(Toasts);

  protected readonly list = resourceOf(listMyConsents, () => ({}));
  protected readonly saving = signal<ConsentPurpose | null>(null);

  protected readonly items = computed(() => {
    if (!this.list.hasValue()) return [];
    const language = this.#settings.language();
    return this.list.value().items.map((item) => {
      const words = consentTexts.find((text) => text.purpose === item.purpose)!;
      return { ...item, title: words.title[language], text: words.text[language] };
    });
  });

  protected change(purpose: ConsentPurpose, isGranted: boolean): void {
    const { textVersion } = consentTexts.find((text) => text.purpose === purpose)!;
    this.saving.set(purpose);
    this.#api
      .call(changeMyConsent, { params: { purpose }, body: { isGranted, textVersion } })
      .subscribe({
        next: () => this.#settle(),
        error: (error) => {
          this.#toasts.show(this.#text.of(error), { tone: 'bad' });
          this.#settle();
        },
      });
  }

  #settle(): void {
    this.saving.set(null);
    this.list.reload();
  }
}
