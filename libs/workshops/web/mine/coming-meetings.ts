import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Words, resourceOf } from '@pijar/shared/web';
import { listMySessions } from '@pijar/workshops/contracts';
import { workshopsWords } from '../words';
import { MeetingCard } from './meeting-card';

/** So many fit on the first screen; the others are on the steps they belong to. */
const most = 2;

/** The next meetings of a participant, for Home; nothing at all when none is planned (or no signal to ask). */
@Component({
  selector: 'pijar-coming-meetings',
  imports: [TranslocoDirective, MeetingCard],
  template: `
    @if (isSpoken() && coming().length) {
      <section *transloco="let t" class="pijar-stack">
        <h2>{{ t('workshops.mine.coming') }}</h2>
        @for (session of coming(); track session.id) {
          <pijar-meeting-card [session]="session" />
        }
      </section>
    }
  `,
})
export class ComingMeetings {
  readonly membershipId = input.required<string>();
  readonly #words = inject(Words);
  protected readonly isSpoken = signal(false);
  readonly #sessions = resourceOf(listMySessions, () => ({
    params: { membershipId: this.membershipId() },
    query: { when: 'upcoming' as const },
  }));
  protected readonly coming = computed(() =>
    this.#sessions.hasValue() ? this.#sessions.value().items.slice(0, most) : [],
  );

  constructor() {
    void this.#words.learn('workshops', workshopsWords).then(() => this.isSpoken.set(true));
  }
}
