import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  AgoPipe,
  EmptyState,
  ErrorState,
  Icon,
  IconName,
  Skeleton,
  Tone,
  resourceOf,
} from '@pijar/shared/web';
import { HandInSummary, listHandIns } from '@pijar/submissions/contracts';
import { DueLine } from '../due-line';
import { GroupName, taskGroups } from './task-groups';

const FACES: Record<GroupName, { icon: IconName; tone: Tone }> = {
  returned: { icon: 'edit', tone: 'ember' },
  todo: { icon: 'task', tone: 'deep' },
  waiting: { icon: 'clock', tone: 'quiet' },
  accepted: { icon: 'check', tone: 'good' },
};

/** /tugas: every open assignment, what came back first. */
@Component({
  selector: 'pijar-task-list',
  imports: [
    RouterLink,
    TranslocoDirective,
    AgoPipe,
    EmptyState,
    ErrorState,
    Icon,
    Skeleton,
    DueLine,
  ],
  templateUrl: './task-list.html',
  styleUrl: './task-list.css',
})
export class TaskList {
  readonly membershipId = input<string>();

  protected readonly handIns = resourceOf(listHandIns, () => {
    const membershipId = this.membershipId();
    return membershipId ? { params: { membershipId } } : undefined;
  });
  protected readonly groups = computed(() =>
    this.handIns.hasValue() ? taskGroups(this.handIns.value().items) : [],
  );
  protected readonly isAllDone = computed(
    () => this.groups().length === 1 && this.groups()[0].name === 'accepted',
  );
  protected readonly faces = FACES;

  /** Key of the line that says since when. */
  protected sinceOf(item: HandInSummary): string | null {
    switch (item.state) {
      case 'returned':
        return 'returnedSince';
      case 'sent':
        return 'sentSince';
      case 'being_read':
        return 'readSince';
      case 'accepted':
        return 'acceptedSince';
      default:
        return null;
    }
  }
}
