import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { FormField, form, submit, validateStandardSchema } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import { FieldWords, lazySchema, serverFaults } from '@pijar/cohorts/web';
import { ApiClient, Dialog, Field, FieldInput, ProblemText, problemOf } from '@pijar/shared/web';
import {
  SessionForm,
  SessionSteps,
  SessionView,
  changeSession,
  planSession,
} from '@pijar/workshops/contracts';
import { firstValueFrom } from 'rxjs';
import type { Planning } from './days-page';

type Step = SessionSteps['items'][number];

/** Plans a session or changes one. */
@Component({
  selector: 'pijar-session-dialog',
  imports: [FormField, TranslocoDirective, Dialog, Field, FieldInput],
  templateUrl: './session-dialog.html',
  styleUrl: './session-dialog.css',
})
export class SessionDialog {
  readonly cohortId = input.required<string>();
  readonly planning = input.required<Planning>();
  readonly steps = input.required<readonly Step[]>();
  readonly closed = output<void>();
  readonly saved = output<void>();
  readonly #api = inject(ApiClient);
  readonly #problemText = inject(ProblemText);
  protected readonly words = inject(FieldWords);
  readonly #schema = lazySchema(() =>
    import('@pijar/workshops/schemas').then((m) => m.SessionForm),
  );
  /** Made once: a second tap plans no second session. */
  readonly #newId = crypto.randomUUID();
  /** After a lost race the newer one, so that a second save is meant. */
  readonly #version = linkedSignal(() => this.planning().session?.version ?? 0);
  protected readonly isNew = computed(() => this.planning().session === null);
  readonly #model = linkedSignal(() => fieldsOf(this.planning(), this.steps()));
  protected readonly form = form(this.#model, (path) => {
    validateStandardSchema(path, () => this.#schema());
  });

  /** The title and end follow the chosen step while nothing else was typed. */
  protected followStep(): void {
    const step = this.steps().find(({ id }) => id === this.form.stepId().value());
    if (!step) return;
    if (!this.form.title().dirty()) this.form.title().value.set(step.title);
    if (!this.form.endsAt().dirty()) {
      this.form.endsAt().value.set(later(this.form.startsAt().value(), step.minutes));
    }
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.form, async () => {
      const { stepId, place, link, ...rest } = this.#model();
      const body = { ...rest, stepId: stepId || null, place: place || null, link: link || null };
      try {
        await firstValueFrom(this.#call(body));
        this.saved.emit();
        return undefined;
      } catch (error) {
        const current = problemOf(error).problem.current as SessionView | undefined;
        if (current) this.#version.set(current.version);
        return serverFaults(this.form, error, this.#problemText);
      }
    });
  }

  #call(body: Omit<SessionForm, 'stepId' | 'place' | 'link'> & Nullable) {
    const { session } = this.planning();
    return session
      ? this.#api.call(changeSession, {
          params: { sessionId: session.id },
          body: { ...body, version: this.#version() },
        })
      : this.#api.call(planSession, {
          params: { cohortId: this.cohortId() },
          body: { ...body, id: this.#newId },
        });
  }
}

interface Nullable {
  stepId: string | null;
  place: string | null;
  link: string | null;
}

function fieldsOf({ session, stepId }: Planning, steps: readonly Step[]): SessionForm {
  if (session) {
    return {
      stepId,
      title: session.title,
      date: session.date,
      startsAt: session.startTime,
      endsAt: session.endTime,
      place: session.place ?? '',
      link: session.link ?? '',
    };
  }
  const step = steps.find(({ id }) => id === stepId);
  const startsAt = '08:00';
  return {
    stepId,
    title: step?.title ?? '',
    date: '',
    startsAt,
    endsAt: later(startsAt, step?.minutes || 120),
    place: '',
    link: '',
  };
}

/** `HH:mm` that many minutes later, at most one minute before midnight. */
export function later(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const end = Math.min(hour * 60 + minute + minutes, 23 * 60 + 59);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(end / 60))}:${two(end % 60)}`;
}
