import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { OpenCohort } from '@pijar/cohorts/web';
import {
  ApiClient,
  Confirmation,
  EmptyState,
  ErrorState,
  Icon,
  ProblemText,
  Skeleton,
  Toasts,
  Words,
  resourceOf,
} from '@pijar/shared/web';
import {
  SessionView,
  cancelSession,
  listSessionSteps,
  listSessions,
} from '@pijar/workshops/contracts';
import { SessionDialog } from './session-dialog';
import { SessionList } from './session-list';

/** What the dialog plans: something new (for a step, or nothing yet), or a session that is changed. */
export interface Planning {
  session: SessionView | null;
  stepId: string;
}

/** The days tab: what is planned, what still has to be, and the way to the attendance lists. */
@Component({
  selector: 'pijar-days-page',
  imports: [TranslocoDirective, EmptyState, ErrorState, Icon, Skeleton, SessionDialog, SessionList],
  template: `
    <ng-container *transloco="let t">
      @if (canPlan()) {
        <div class="top">
          <button
            type="button"
            class="pijar-button pijar-button--primary"
            (click)="planning.set({ session: null, stepId: '' })"
          >
            <pijar-icon name="add" [size]="20" /> {{ t('workshops.days.plan') }}
          </button>
        </div>
        @if (unplanned().length) {
          <section>
            <h2>{{ t('workshops.days.unplanned') }}</h2>
            <p class="pijar-soft">{{ t('workshops.days.unplannedText') }}</p>
            @for (step of unplanned(); track step.id) {
              <button
                type="button"
                class="pijar-button"
                (click)="planning.set({ session: null, stepId: step.id })"
              >
                <pijar-icon name="calendar" [size]="20" /> {{ step.title }}
              </button>
            }
          </section>
        }
      }
      @if (sessions.hasValue()) {
        @if (sessions.value().items.length) {
          <pijar-session-list
            [sessions]="sessions.value().items"
            [base]="base()"
            [canPlan]="canPlan()"
            (edited)="planning.set({ session: $event, stepId: $event.step?.id ?? '' })"
            (cancelled)="cancel($event)"
          />
        } @else {
          <pijar-empty-state
            icon="calendar"
            [heading]="t('workshops.days.empty')"
            [text]="t('workshops.days.emptyText')"
          />
        }
      } @else if (sessions.error()) {
        <pijar-error-state [error]="sessions.error()" (retry)="sessions.reload()" />
      } @else {
        <pijar-skeleton shape="card" [lines]="3" />
      }
      @if (planning(); as plan) {
        <pijar-session-dialog
          [cohortId]="open.id()!"
          [planning]="plan"
          [steps]="allSteps()"
          (closed)="planning.set(null)"
          (saved)="saved()"
        />
      }
    </ng-container>
  `,
  styles: `
    .top {
      display: flex;
      justify-content: flex-end;
      margin-bottom: var(--space-3);
    }
    section {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2) var(--space-3);
      margin-bottom: var(--space-5);
      padding: var(--space-4);
      border-radius: var(--radius-m);
      background: var(--warn-soft);
    }
    section > h2,
    section > p {
      flex: 1 0 100%;
      margin: 0;
    }
    h2 {
      font-size: var(--text-md);
    }
  `,
})
export class DaysPage {
  protected readonly open = inject(OpenCohort);
  readonly #api = inject(ApiClient);
  readonly #confirmation = inject(Confirmation);
  readonly #problemText = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  readonly #input = () => {
    const cohortId = this.open.id();
    return cohortId ? { params: { cohortId }, query: { limit: 100 } } : undefined;
  };
  protected readonly sessions = resourceOf(listSessions, this.#input);
  readonly #steps = resourceOf(listSessionSteps, this.#input);
  protected readonly planning = signal<Planning | null>(null);
  protected readonly canPlan = computed(() => this.open.cohort()?.state === 'running');
  protected readonly base = computed(() => ['/petugas/angkatan', this.open.id() ?? '', 'hari']);
  protected readonly allSteps = computed(() =>
    this.#steps.hasValue() ? this.#steps.value().items : [],
  );
  protected readonly unplanned = computed(() =>
    this.allSteps().filter((step) => step.plannedCount === 0),
  );

  protected saved(): void {
    this.planning.set(null);
    this.#reload();
  }

  protected async cancel(session: SessionView): Promise<void> {
    const { isConfirmed } = await this.#confirmation.ask({
      heading: this.#words.say('workshops.days.cancel', { title: session.title }),
      text: this.#words.say('workshops.days.cancelText'),
      confirm: this.#words.say('workshops.days.cancelConfirm'),
      isDangerous: true,
    });
    if (!isConfirmed) return;
    const params = { sessionId: session.id };
    this.#api.call(cancelSession, { params, body: { version: session.version } }).subscribe({
      next: () => this.#reload(),
      error: (error) => {
        this.#toasts.show(this.#problemText.of(error), { tone: 'bad' });
        this.#reload();
      },
    });
  }

  #reload(): void {
    this.sessions.reload();
    this.#steps.reload();
  }
}
