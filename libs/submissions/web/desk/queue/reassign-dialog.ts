import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  ApiClient,
  Dialog,
  ErrorState,
  PersonSettings,
  ProblemText,
  Skeleton,
  problemOf,
  resourceOf,
} from '@pijar/shared/web';
import { Assignees, QueueRow, listAssignees, reassign } from '@pijar/submissions/contracts';
import { firstValueFrom } from 'rxjs';
import { dayWords } from '../../due';

/** An officer chooses the coach who gets a piece of work; beside each stands what she has to do already. */
@Component({
  selector: 'pijar-reassign-dialog',
  imports: [Dialog, ErrorState, Skeleton, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <pijar-dialog
        [isOpen]="true"
        [heading]="t('submissionsDesk.reassign.title', { name: row().participant.name })"
        (closed)="closed.emit()"
      >
        <p class="pijar-soft">{{ t('submissionsDesk.reassign.text') }}</p>
        @if (view(); as shown) {
          <form (submit)="give(); $event.preventDefault()">
            <fieldset>
              <legend class="pijar-unseen">{{ t('submissionsDesk.reassign.who') }}</legend>
              @for (person of shown.items; track person.id) {
                <label [class.away]="person.isAway">
                  <input
                    type="radio"
                    name="person"
                    [value]="person.id"
                    [checked]="person.id === chosen()"
                    [disabled]="person.isAway || person.id === shown.withId"
                    (change)="chosen.set(person.id)"
                  />
                  <span>
                    <strong>{{ person.name }}</strong>
                    @if (person.id === shown.withId) {
                      · {{ t('submissionsDesk.reassign.hasIt') }}
                    }
                    <small>
                      @if (person.isAway) {
                        {{ t('submissionsDesk.reassign.away', { day: dayOf(person.awayUntil) }) }}
                      } @else {
                        {{ t('submissionsDesk.reassign.load', person) }}
                        @if (person.weeklyCapacity !== null) {
                          · {{ t('submissionsDesk.reassign.capacity', person) }}
                        }
                      }
                    </small>
                  </span>
                </label>
              } @empty {
                <p>{{ t('submissionsDesk.reassign.nobody') }}</p>
              }
            </fieldset>
            <p class="fault" role="alert">{{ fault() }}</p>
            <div class="pijar-actions">
              <button class="pijar-button pijar-button--primary" [disabled]="isBusy() || !chosen()">
                {{ t('submissionsDesk.reassign.give') }}
              </button>
              <button
                type="button"
                class="pijar-button pijar-button--quiet"
                (click)="closed.emit()"
              >
                {{ t('kit.cancel') }}
              </button>
            </div>
          </form>
        } @else if (read.error()) {
          <pijar-error-state [error]="read.error()" (retry)="read.reload()" />
        } @else {
          <pijar-skeleton shape="row" [lines]="3" />
        }
      </pijar-dialog>
    </ng-container>
  `,
  styles: `
    fieldset {
      display: grid;
      gap: var(--space-1);
      margin: 0;
      padding: 0;
      border: 0;
    }
    label {
      display: flex;
      gap: var(--space-3);
      align-items: center;
      min-height: var(--target);
    }
    input {
      flex: none;
      width: 1.25rem;
      height: 1.25rem;
      accent-color: var(--deep);
    }
    small {
      display: block;
      color: var(--ink-soft);
    }
    .away strong {
      color: var(--ink-soft);
    }
    .fault {
      margin: var(--space-3) 0 0;
      color: var(--bad);
      font-weight: 650;
    }
    .fault:empty {
      display: none;
    }
  `,
})
export class ReassignDialog {
  readonly row = input.required<QueueRow>();
  readonly closed = output<void>();
  /** With the name of whoever has it now. */
  readonly given = output<string>();

  readonly #api = inject(ApiClient);
  readonly #problems = inject(ProblemText);
  readonly #settings = inject(PersonSettings);
  readonly #params = computed(() => ({ submissionId: this.row().submissionId }));
  protected readonly read = resourceOf(listAssignees, () => ({ params: this.#params() }));
  /** As read, or as it was when another officer was faster. */
  protected readonly view = linkedSignal<Assignees | undefined>(() =>
    this.read.hasValue() ? this.read.value() : undefined,
  );
  protected readonly chosen = signal('');
  protected readonly isBusy = signal(false);
  protected readonly fault = signal('');

  protected dayOf(day: string | null): string {
    return day ? dayWords(day, this.#settings.language()) : '';
  }

  protected async give(): Promise<void> {
    const [view, personId] = [this.view(), this.chosen()];
    if (!view || !personId || this.isBusy()) return;
    this.isBusy.set(true);
    this.fault.set('');
    try {
      const body = { personId, seenWithId: view.withId };
      await firstValueFrom(this.#api.call(reassign, { params: this.#params(), body }));
      this.given.emit(view.items.find(({ id }) => id === personId)!.name);
    } catch (error) {
      const { kind, problem } = problemOf(error);
      if (kind === 'reassigned-meanwhile') this.view.set(problem.current as Assignees);
      this.chosen.set('');
      this.fault.set(this.#problems.of(error));
    } finally {
      this.isBusy.set(false);
    }
  }
}
