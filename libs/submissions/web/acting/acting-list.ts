import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { EmptyState, ErrorState, Icon, Pill, Skeleton, resourceOf } from '@pijar/shared/web';
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
