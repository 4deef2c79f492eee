import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Clock, Icon, PersonDatePipe, Pill } from '@pijar/shared/web';
import { SessionView } from '@pijar/workshops/contracts';

/** Sessions, the coming ones first; each leads to its attendance list once its day has come. */
@Component({
  selector: 'pijar-session-list',
  imports: [RouterLink, TranslocoDirective, Icon, PersonDatePipe, Pill],
  templateUrl: './session-list.html',
  styleUrl: './session-list.css',
})
export class SessionList {
  readonly sessions = input.required<readonly SessionView[]>();
  /** Address of the list of days; a session's list is below it. */
  readonly base = input.required<readonly string[]>();
  readonly canPlan = input(false);
  readonly edited = output<SessionView>();
  readonly cancelled = output<SessionView>();
  readonly #clock = inject(Clock);

  protected readonly groups = computed(() => {
    const now = this.#clock.now();
    const isOver = (session: SessionView) => Date.parse(session.endsAt) <= now;
    const coming = this.sessions().filter((session) => !isOver(session));
    const past = this.sessions().filter(isOver).reverse();
    return [
      { name: 'coming', sessions: coming },
      { name: 'past', sessions: past },
    ].filter(({ sessions }) => sessions.length > 0);
  });

  /** From the morning of its day, in the cohort's zone. */
  protected hasCome(session: SessionView): boolean {
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: session.timeZone });
    return session.date <= today.format(this.#clock.now());
  }

  protected addressOf(session: SessionView): string[] {
    return [...this.base(), session.id];
  }

  protected hasAttendance({ attendance }: SessionView): boolean {
    return attendance.present + attendance.late > 0;
  }
}
