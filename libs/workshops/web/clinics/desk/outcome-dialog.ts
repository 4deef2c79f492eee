import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  ApiClient,
  Clock,
  Dialog,
  Field,
  FieldInput,
  Icon,
  ProblemText,
  problemOf,
} from '@pijar/shared/web';
import { BookingRow, ClinicOutcome, writeOutcome } from '@pijar/workshops/contracts';
import { firstValueFrom } from 'rxjs';

interface Line {
  id: string;
  what: string;
  dueOn: string;
  isIntroduction: boolean;
}

const WEEK = 7 * 24 * 3600 * 1000;
const most = 5;

/** What the host notes about one attendee, and what they agreed. */
@Component({
  selector: 'pijar-outcome-dialog',
  imports: [TranslocoDirective, Dialog, Field, FieldInput, Icon],
  templateUrl: './outcome-dialog.html',
  styleUrl: './outcome-dialog.css',
})
export class OutcomeDialog {
  readonly clinicId = input.required<string>();
  readonly row = input.required<BookingRow>();
  readonly closed = output<void>();
  readonly saved = output<void>();
  readonly #api = inject(ApiClient);
  readonly #clock = inject(Clock);
  readonly #problemText = inject(ProblemText);
  protected readonly note = linkedSignal(() => this.row().outcome?.note ?? '');
  /** After a lost race the newer one, so that a second save is meant. */
  readonly #version = linkedSignal(() => this.row().outcome?.version ?? 0);
  /** Only what is new: what was agreed before stands on her page. */
  protected readonly lines = signal<readonly Line[]>([]);
  protected readonly isBusy = signal(false);
  protected readonly isTried = signal(false);
  protected readonly fault = signal('');
  protected readonly hasRoom = () => this.lines().length < most;

  /** The id is made once for a line, so that sending it twice agrees on one thing. */
  protected async add(): Promise<void> {
    const { newId } = await import('@pijar/shared/phone');
    const dueOn = new Intl.DateTimeFormat('en-CA').format(this.#clock.now() + WEEK);
    const line = { id: newId(), what: '', dueOn, isIntroduction: false };
    this.lines.update((lines) => [...lines, line]);
  }

  protected change(id: string, part: Partial<Line>): void {
    this.lines.update((lines) =>
      lines.map((line) => (line.id === id ? { ...line, ...part } : line)),
    );
  }

  protected remove(id: string): void {
    this.lines.update((lines) => lines.filter((line) => line.id !== id));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    const actions = this.lines()
      .map((line) => ({ ...line, what: line.what.replace(/\s+/g, ' ').trim() }))
      .filter(({ what }) => what);
    const isComplete = this.note().trim() && actions.every(({ dueOn }) => dueOn);
    if (!isComplete || this.isBusy()) return;
    this.isBusy.set(true);
    this.fault.set('');
    try {
      const params = { clinicId: this.clinicId(), membershipId: this.row().membershipId };
      const body = { version: this.#version(), note: this.note().trim(), actions };
      await firstValueFrom(this.#api.call(writeOutcome, { params, body }));
      this.saved.emit();
    } catch (error) {
      const current = problemOf(error).problem.current as ClinicOutcome | undefined;
      if (current) this.#version.set(current.version);
      this.fault.set(this.#problemText.of(error));
    } finally {
      this.isBusy.set(false);
    }
  }
}
