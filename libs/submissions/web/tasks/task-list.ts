import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  AgoPipe,
  EmptyState,
  ErrorState,
  Icon,
  IconName,
  PhoneOutbox,
  Skeleton,
  Tone,
  resourceOf,
} from '@pijar/shared/web';
import { HandInSummary, listHandIns } from '@pijar/submissions/contracts';
import { ATTEMPT_KIND } from '@pijar/submissions/phone';
import { DueLine } from '../due-line';
import { GroupName, taskGroups } from './task-groups';

const FACES: Record<GroupName, { icon: IconName; tone: Tone }> = {
  returned: { icon: 'edit', tone: 'ember' },
  todo: { icon: 'task', tone: 'deep' },
  waiting: { icon: 'clock', tone: 'quiet' },
  accepted: { icon: 'check', tone: 'good' },
};

const PLACES = {
  waiting: 'onPhone',
  sending: 'beingSent',
  received: 'received',
  rejected: 'rejected',
} as const;

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
  readonly #outbox = inject(PhoneOutbox);
  /** Key of where her work is, by step, for what this phone has handed in and the list does not know yet. */
  protected readonly onPhone = computed(() => {
    const entries = this.#outbox.entries().filter(({ kind }) => kind === ATTEMPT_KIND);
    return new Map(entries.map(({ subject, state }) => [subject, PLACES[state.at]]));
  });

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

  protected placeOf(item: HandInSummary): string | undefined {
    return this.onPhone().get(`${this.membershipId()}/${item.step.id}`);
  }

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
