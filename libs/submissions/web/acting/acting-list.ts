import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  EmptyState,
  ErrorState,
  Icon,
  Pill,
  SHELL_PERSON,
  Skeleton,
  resourceOf,
} from '@pijar/shared/web';
import { showActing } from '@pijar/submissions/contracts';
import { DueLine } from '../due-line';
import { GroupName, taskGroups } from '../tasks/task-groups';

const TONES = { returned: 'ember', todo: 'deep', waiting: 'quiet', accepted: 'good' } as const;

/** /pendamping/peserta/:membershipId: the assignments of one participant, to enter one for her. */
@Component({
  selector: 'pijar-acting-list',
  imports: [RouterLink, TranslocoDirective, DueLine, EmptyState, ErrorState, Icon, Pill, Skeleton],
  templateUrl: './acting-list.html',
  styleUrl: './acting-list.css',
})
export class ActingList {
  readonly membershipId = input.required<string>();
  readonly #person = inject(SHELL_PERSON);
  /** Coaches came from their list of people, the others from her page. */
  protected readonly isCoach = computed(() => this.#person()?.roles.includes('facilitator'));
  protected readonly acting = resourceOf(showActing, () => ({
    params: { membershipId: this.membershipId() },
  }));
  protected readonly groups = computed(() =>
    this.acting.hasValue() ? taskGroups(this.acting.value().items) : [],
  );
  protected readonly tones = TONES;

  /** Whether something may be sent now. */
  protected readonly isOpen = (group: GroupName) => group === 'returned' || group === 'todo';
}
