import { DOCUMENT, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { readNumber, verifyCertificate } from '@pijar/credentials/contracts';
import {
  Clock,
  ErrorState,
  Icon,
  IconName,
  PersonDatePipe,
  Skeleton,
  resourceOf,
} from '@pijar/shared/web';
import { keepOutOfSearch } from './no-index';

/** One look for each answer: colour and picture agree with the word, and never stand for it. */
const signs: Record<string, { tone: string; icon: IconName }> = {
  valid: { tone: 'good', icon: 'check' },
  revoked: { tone: 'bad', icon: 'close' },
  replaced: { tone: 'warn', icon: 'refresh' },
  unknown: { tone: 'quiet', icon: 'search' },
};

/** The answer to “is this certificate real?” as a large sign, for anyone, also on paper. */
@Component({
  selector: 'pijar-verification-page',
  imports: [TranslocoDirective, RouterLink, Icon, Skeleton, ErrorState, PersonDatePipe],
  templateUrl: './verification-page.html',
  styleUrl: './verification-page.css',
})
export class VerificationPage {
  /** From the address: as printed, or as somebody typed it. */
  readonly number = input.required<string>();
  readonly #window = inject(DOCUMENT).defaultView!;
  protected readonly clock = inject(Clock);
  protected readonly answer = resourceOf(verifyCertificate, () => ({
    params: { number: this.number() },
  }));
  protected readonly readable = computed(() => readNumber(this.number()));
  protected readonly sign = computed(() =>
    this.answer.hasValue() ? signs[this.answer.value().state] : undefined,
  );

  constructor() {
    keepOutOfSearch();
  }

  protected print(): void {
    this.#window.print();
  }
}
