import { Component, HostListener, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  AgoPipe,
  Confirmation,
  EmptyState,
  ErrorState,
  Icon,
  PersonDatePipe,
  Skeleton,
  Words,
} from '@pijar/shared/web';
import { AttendanceRow, AttendanceState } from '@pijar/workshops/contracts';
import { AttendanceMarks } from './attendance-marks';

/** The attendance list of one session: four big buttons a person, saved together. */
@Component({
  selector: 'pijar-attendance-page',
  imports: [
    RouterLink,
    TranslocoDirective,
    AgoPipe,
    EmptyState,
    ErrorState,
    Icon,
    PersonDatePipe,
    Skeleton,
  ],
  providers: [AttendanceMarks],
  templateUrl: './attendance-page.html',
  styleUrl: './attendance-page.css',
})
export class AttendancePage {
  readonly sessionId = input.required<string>();
  readonly #confirmation = inject(Confirmation);
  readonly #words = inject(Words);
  protected readonly marks = inject(AttendanceMarks);
  protected readonly list = this.marks.list;
  protected readonly states: readonly AttendanceState[] = ['present', 'late', 'absent', 'excused'];
  protected readonly search = signal('');
  protected readonly rows = computed(() => {
    const words = this.search().trim().toLocaleLowerCase('id');
    return this.marks.rows().filter((row) => row.fullName.toLocaleLowerCase('id').includes(words));
  });

  constructor() {
    this.marks.open(this.sessionId);
  }

  /** Another tap on the same mark takes it back. */
  protected tap(row: AttendanceRow, state: AttendanceState): void {
    this.marks.set(row.membershipId, this.marks.of(row) === state ? null : state);
  }

  @HostListener('window:beforeunload', ['$event'])
  protected warn(event: BeforeUnloadEvent): void {
    if (this.marks.changed() > 0) event.preventDefault();
  }

  /** Asked by the router before the page is left. */
  mayLeave(): boolean | Promise<boolean> {
    if (this.marks.changed() === 0) return true;
    return this.#confirmation
      .ask({
        heading: this.#words.say('workshops.attendance.leaveTitle'),
        text: this.#words.say('workshops.attendance.leaveText', { count: this.marks.changed() }),
        confirm: this.#words.say('workshops.attendance.leave'),
        isDangerous: true,
      })
      .then(({ isConfirmed }) => isConfirmed);
  }
}
