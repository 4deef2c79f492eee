import { Component, computed } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { listMyPeople, type Suggestion } from '@pijar/mentoring/contracts';
import {
  AgoPipe,
  Avatar,
  EmptyState,
  ErrorState,
  Icon,
  IconName,
  Pill,
  Skeleton,
  resourceOf,
} from '@pijar/shared/web';

const icons: Record<Suggestion['kind'], IconName> = {
  'call-asked': 'phone',
  'sales-stopped': 'chat',
  'help-start': 'help',
  call: 'phone',
  'call-phone-holds': 'phone',
  'ask-action': 'chat',
  'help-returned': 'help',
  'ask-work': 'task',
  introduce: 'people',
  agree: 'edit',
  encourage: 'sun',
  'greet-paused': 'pause',
  greet: 'check',
};
/** Nothing presses: the line is said quietly. */
const calm: readonly Suggestion['kind'][] = ['greet', 'greet-paused', 'encourage'];

/** /pendamping/orang-saya: whom she accompanies, who needs her most first, each with one thing to do. */
@Component({
  selector: 'pijar-my-people-page',
  imports: [
    ...[RouterLink, TranslocoDirective, AgoPipe, Avatar, EmptyState, ErrorState],
    ...[Icon, Pill, Skeleton],
  ],
  templateUrl: './my-people-page.html',
  styleUrl: './my-people-page.css',
})
export class MyPeoplePage {
  protected readonly people = resourceOf(listMyPeople, () => ({}));
  protected readonly rows = computed(() =>
    this.people.hasValue()
      ? this.people.value().items.map((person) => ({
          ...person,
          icon: icons[person.suggestion.kind],
          isCalm: calm.includes(person.suggestion.kind),
          words: wordsOf(person.suggestion),
        }))
      : [],
  );
}

/** Of today there is nothing to count. */
const todays: readonly Suggestion['kind'][] = ['encourage', 'call-asked', 'sales-stopped'];
const wordsOf = ({ kind, days }: Suggestion): string =>
  days === 0 && todays.includes(kind) ? `${kind}-today` : kind;
