import { Injectable, Signal, computed, inject, signal } from '@angular/core';
import { ApiClient, ProblemText, Toasts, Words, resourceOf } from '@pijar/shared/web';
import {
  AttendanceAnswer,
  AttendanceRow,
  AttendanceState,
  markAttendance,
  showAttendance,
} from '@pijar/workshops/contracts';

/** What was tapped and is not saved yet; `null` takes a mark back. */
type Pending = ReadonlyMap<string, AttendanceState | null>;

/** The marks of one session: what the server has, what was tapped, and the saving of it. */
@Injectable()
export class AttendanceMarks {
  readonly #api = inject(ApiClient);
  readonly #problemText = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  readonly #sessionId = signal<Signal<string> | null>(null);
  readonly #pending = signal<Pending>(new Map());
  readonly isSaving = signal(false);
  /** Whose completed stage stays although an attendance was taken back. */
  readonly stageStays = signal<AttendanceAnswer['stageStays']>([]);

  readonly list = resourceOf(showAttendance, () => {
    const sessionId = this.#sessionId();
    return sessionId ? { params: { sessionId: sessionId() } } : undefined;
  });
  readonly rows = computed(() => (this.list.hasValue() ? this.list.value().rows : []));
  readonly changed = computed(() => this.#pending().size);
  readonly unmarked = computed(() => this.rows().filter((row) => this.of(row) === null).length);
  readonly came = computed(
    () => this.rows().filter((row) => ['present', 'late'].includes(this.of(row) ?? '')).length,
  );

  open(sessionId: Signal<string>): void {
    this.#sessionId.set(sessionId);
  }

  /** The mark as it would be saved. */
  of(row: AttendanceRow): AttendanceState | null {
    const pending = this.#pending().get(row.membershipId);
    return pending === undefined ? row.state : pending;
  }

  set(membershipId: string, state: AttendanceState | null): void {
    const saved = this.rows().find((row) => row.membershipId === membershipId)?.state ?? null;
    this.#pending.update((before) => {
      const next = new Map(before);
      if (state === saved) next.delete(membershipId);
      else next.set(membershipId, state);
      return next;
    });
  }

  /** Everybody without a mark was there. */
  setRestPresent(): void {
    for (const row of this.rows()) {
      if (this.of(row) === null) this.set(row.membershipId, 'present');
    }
  }

  /** What was tapped stays when the line is cut; sending it again is safe. */
  save(): void {
    const sessionId = this.#sessionId()?.();
    const sent = this.#pending();
    if (!sessionId || sent.size === 0 || this.isSaving()) return;
    const marks = [...sent].map(([membershipId, state]) => ({ membershipId, state }));
    this.isSaving.set(true);
    this.#api.call(markAttendance, { params: { sessionId }, body: { marks } }).subscribe({
      next: ({ stageStays, session, rows }) => {
        this.list.set({ session, rows });
        this.stageStays.set(stageStays);
        // What was tapped while it was under way is still to be saved.
        this.#pending.update(
          (now) => new Map([...now].filter(([id, state]) => sent.get(id) !== state)),
        );
        this.isSaving.set(false);
        this.#toasts.show(this.#words.say('workshops.attendance.saved'));
      },
      error: (error) => {
        this.isSaving.set(false);
        this.#toasts.show(this.#problemText.of(error), { tone: 'bad' });
      },
    });
  }
}
