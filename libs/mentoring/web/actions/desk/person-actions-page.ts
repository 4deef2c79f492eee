import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  listActions,
  tellAction,
  type ActionView,
  type NewActionDeed,
} from '@pijar/mentoring/contracts';
import {
  ApiClient,
  EmptyState,
  ErrorState,
  Icon,
  ProblemText,
  Skeleton,
  Toasts,
  resourceOf,
} from '@pijar/shared/web';
import { firstValueFrom } from 'rxjs';
import { EnterCheckIn } from '../../check-ins/desk/enter-check-in';
import { SensitiveNotesSection } from '../../notes/sensitive-notes';
import { AgreeForm } from '../agree-form';
import { DeskAction, type DeskDeed } from './desk-action';

/** /pendamping/orang-saya/:membershipId: what was agreed with one participant. */
@Component({
  selector: 'pijar-person-actions-page',
  imports: [
    ...[RouterLink, TranslocoDirective, AgreeForm, DeskAction, EmptyState, ErrorState],
    ...[EnterCheckIn, Icon, SensitiveNotesSection, Skeleton],
  ],
  templateUrl: './person-actions-page.html',
  styleUrl: './person-actions-page.css',
})
export class PersonActionsPage {
  readonly membershipId = input.required<string>();
  readonly #api = inject(ApiClient);
  readonly #problemText = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  protected readonly isAdding = signal(false);
  protected readonly busy = signal<string | null>(null);
  protected readonly actions = resourceOf(listActions, () => ({
    params: { membershipId: this.membershipId() },
  }));
  protected readonly groups = computed(() => {
    const items = this.actions.hasValue() ? this.actions.value().items : [];
    return (['open', 'closed'] as const)
      .map((name) => ({
        name,
        items: items.filter(({ state }) => (state === 'open') === (name === 'open')),
      }))
      .filter((group) => group.items.length);
  });

  protected agreed(): void {
    this.isAdding.set(false);
    this.actions.reload();
  }

  protected async tell({ id: actionId }: ActionView, deed: DeskDeed): Promise<void> {
    if (this.busy()) return;
    this.busy.set(actionId);
    try {
      const { newId } = await import('@pijar/shared/phone');
      const body: NewActionDeed = { ...deed, id: newId(), deviceAt: new Date().toISOString() };
      await firstValueFrom(this.#api.call(tellAction, { params: { actionId }, body }));
    } catch (error) {
      this.#toasts.show(this.#problemText.of(error), { tone: 'bad' });
    } finally {
      this.busy.set(null);
      this.actions.reload();
    }
  }
}
