import { Component, computed, inject, input } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  confirmErasure,
  listErasureRequests,
  shownParticipantNumber,
  type ErasureRequestView,
} from '@pijar/identity/contracts';
import {
  AgoPipe,
  ApiClient,
  Card,
  Confirmation,
  EmptyState,
  ErrorState,
  PersonDatePipe,
  ProblemText,
  Skeleton,
  Toasts,
  Words,
} from '@pijar/shared/web';
import { firstValueFrom } from 'rxjs';
import { filtersInAddress } from '../lists/filters';
import { GrowingList } from '../lists/growing-list';

/** Who asked to be erased. Confirming cannot be taken back. */
@Component({
  selector: 'pijar-erasure-requests-page',
  imports: [
    AgoPipe,
    Card,
    EmptyState,
    ErrorState,
    MatButtonModule,
    PersonDatePipe,
    Skeleton,
    TranslocoDirective,
  ],
  templateUrl: './erasure-requests-page.html',
  styleUrls: ['./list-page.css', './erasure-requests-page.css'],
})
export class ErasureRequestsPage {
  readonly #api = inject(ApiClient);
  readonly #confirmation = inject(Confirmation);
  readonly #words = inject(Words);
  readonly #text = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  readonly keadaan = input<string>();

  protected readonly filter = filtersInAddress();
  protected readonly state = computed(() =>
    this.keadaan() === 'confirmed' ? ('confirmed' as const) : ('open' as const),
  );
  protected readonly list = new GrowingList(listErasureRequests, () => ({
    state: this.state(),
    limit: 50,
  }));
  protected readonly shownNumber = shownParticipantNumber;

  protected async confirm(request: ErasureRequestView): Promise<void> {
    const name = request.fullName;
    const { isConfirmed } = await this.#confirmation.ask({
      heading: this.#words.say('identityStaff.erasure.heading', { name }),
      text: this.#words.say('identityStaff.erasure.what'),
      confirm: this.#words.say('identityStaff.erasure.confirm'),
      isDangerous: true,
    });
    if (!isConfirmed) return;
    try {
      const params = { requestId: request.requestId };
      await firstValueFrom(this.#api.call(confirmErasure, { params }));
      this.#toasts.show(this.#words.say('identityStaff.erasure.done'));
    } catch (error) {
      this.#toasts.show(this.#text.of(error), { tone: 'bad' });
    }
    this.list.reload();
  }
}
