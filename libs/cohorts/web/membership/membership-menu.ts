import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatMenuModule } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  MembershipState,
  MembershipVerb,
  leaveMembership,
  movableStates,
  pauseMembership,
  readmitMembership,
  verbsFor,
} from '@pijar/cohorts/contracts';
import { ApiClient, Confirmation, Icon, ProblemText, Toasts, Words } from '@pijar/shared/web';
import { MoveDialog } from './move-dialog';

/** What the menu has to know of a membership. */
export interface MenuMembership {
  membershipId: string;
  fullName: string;
  state: MembershipState;
  version: number;
  isActivated: boolean;
  cohortId: string;
  programmeVersionId: string;
}

const routes = {
  pause: pauseMembership,
  readmit: readmitMembership,
  leave: leaveMembership,
};

/** What an officer does with one participant: codes, another cohort, pause, back, left. Each asks for a reason. */
@Component({
  selector: 'pijar-membership-menu',
  imports: [MatMenuModule, RouterLink, TranslocoDirective, Icon, MoveDialog],
  templateUrl: './membership-menu.html',
})
export class MembershipMenu {
  readonly membership = input.required<MenuMembership>();
  /** Something changed: read the lists again. */
  readonly changed = output<void>();
  readonly #api = inject(ApiClient);
  readonly #confirmation = inject(Confirmation);
  readonly #problemText = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  protected readonly isMoving = signal(false);
  protected readonly verbs = computed(() => verbsFor(this.membership().state));
  protected readonly canMove = computed(() => movableStates.includes(this.membership().state));
  protected readonly canHaveCode = computed(
    () => !this.membership().isActivated && this.membership().state !== 'left',
  );

  protected async act(verb: MembershipVerb): Promise<void> {
    const { membershipId, fullName, version } = this.membership();
    const { isConfirmed, reason } = await this.#confirmation.ask({
      heading: this.#words.say(`cohorts.verb.${verb}.title`, { name: fullName }),
      text: this.#words.say(`cohorts.verb.${verb}.text`),
      confirm: this.#words.say(`cohorts.verb.${verb}.confirm`),
      reason: this.#words.say('cohorts.verb.reason'),
      isDangerous: verb === 'leave',
    });
    if (!isConfirmed) return;
    const body = { requestId: crypto.randomUUID(), version, reason };
    this.#api.call(routes[verb], { params: { membershipId }, body }).subscribe({
      next: () => {
        this.#toasts.show(this.#words.say(`cohorts.verb.${verb}.done`, { name: fullName }));
        this.changed.emit();
      },
      error: (error) => {
        const text = this.#problemText.ofField(error, 'reason') ?? this.#problemText.of(error);
        this.#toasts.show(text, { tone: 'bad' });
        this.changed.emit();
      },
    });
  }

  protected moved(cohort: string): void {
    const name = this.membership().fullName;
    this.isMoving.set(false);
    this.#toasts.show(this.#words.say('cohorts.move.done', { name, cohort }));
    this.changed.emit();
  }
}
