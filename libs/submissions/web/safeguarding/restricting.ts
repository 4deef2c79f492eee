import { Component, ResourceRef, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  Dialog,
  ErrorState,
  Field,
  FieldInput,
  ProblemText,
  Skeleton,
  Toasts,
  Words,
} from '@pijar/shared/web';
import type { RestrictionInput, SafeguardingReaders } from '@pijar/submissions/contracts';
import { newId } from '../new-id';
import { safeguardingWords } from './words';

/**
 * Somebody hands a disclosure, work or a conversation, to the safeguarding persons; what happens then stands here before she presses.
 * What else goes along is chosen in what is put inside. Brings its own words.
 */
@Component({
  selector: 'pijar-restricting',
  imports: [Dialog, ErrorState, Field, FieldInput, Skeleton, TranslocoDirective],
  template: `
    @if (isSpeaking()) {
      <pijar-dialog
        *transloco="let t"
        [isOpen]="true"
        [heading]="t('submissionsSafeguarding.dialog.heading')"
        (closed)="closed.emit()"
      >
        @if (known(); as known) {
          <form (submit)="press(); $event.preventDefault()">
            <p>{{ t('submissionsSafeguarding.dialog.text.' + of()) }}</p>
            <ul>
              <li>
                <strong>{{
                  t('submissionsSafeguarding.dialog.' + (known.isStandIn ? 'standIn' : 'readers'), {
                    names: namesOf(known),
                  })
                }}</strong>
              </li>
              <li>{{ t('submissionsSafeguarding.dialog.gone.' + of()) }}</li>
              <li>{{ t('submissionsSafeguarding.dialog.participant.' + of()) }}</li>
              <li>{{ t('submissionsSafeguarding.dialog.quiet') }}</li>
            </ul>
            <ng-content />
            <pijar-field
              [label]="t('submissionsSafeguarding.dialog.note')"
              [hint]="t('submissionsSafeguarding.dialog.noteHint')"
            >
              <textarea
                pijarInput
                #words
                rows="2"
                maxlength="1000"
                [value]="note()"
                (input)="note.set(words.value)"
              ></textarea>
            </pijar-field>
            <p class="fault" role="alert">{{ fault() }}</p>
            <div class="pijar-actions">
              <button class="pijar-button pijar-button--primary" [disabled]="isBusy()">
                {{ t('submissionsSafeguarding.dialog.restrict') }}
              </button>
              <button
                type="button"
                class="pijar-button pijar-button--quiet"
                (click)="closed.emit()"
              >
                {{ cancel() }}
              </button>
            </div>
          </form>
        } @else if (readers().error()) {
          <pijar-error-state [error]="readers().error()" (retry)="readers().reload()" />
        } @else {
          <pijar-skeleton shape="row" [lines]="3" />
        }
      </pijar-dialog>
    }
  `,
  styles: `
    form {
      display: grid;
      gap: var(--space-3);
    }
    p {
      margin: 0;
    }
    ul {
      display: grid;
      gap: var(--space-2);
      margin: 0;
      padding-inline-start: var(--space-5);
    }
    .fault {
      color: var(--bad);
      font-weight: 650;
    }
    .fault:empty {
      display: none;
    }
  `,
})
export class Restricting {
  /** Work, or what was said. */
  readonly of = input.required<'work' | 'talk'>();
  readonly readers = input.required<ResourceRef<SafeguardingReaders | undefined>>();
  readonly restrict = input.required<(body: RestrictionInput) => Promise<SafeguardingReaders>>();
  readonly closed = output<void>();
  readonly restricted = output<void>();

  readonly #problems = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  /** One id for one press, however often it has to be sent. */
  readonly #restrictionId = newId();
  protected readonly known = computed(() =>
    this.readers().hasValue() ? this.readers().value() : undefined,
  );
  protected readonly cancel = computed(() => this.#words.say('kit.cancel'));
  protected readonly note = signal('');
  protected readonly isSpeaking = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly fault = signal('');

  constructor() {
    const words = this.#words.learn('submissionsSafeguarding', safeguardingWords);
    void words.then(() => this.isSpeaking.set(true));
  }

  protected async press(): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.fault.set('');
    try {
      const body = { restrictionId: this.#restrictionId, note: this.note().trim() };
      const names = this.namesOf(await this.restrict()(body));
      this.#toasts.show(this.#words.say('submissionsSafeguarding.dialog.done', { names }));
      this.restricted.emit();
    } catch (error) {
      this.fault.set(this.#problems.of(error));
    } finally {
      this.isBusy.set(false);
    }
  }

  protected namesOf({ readers }: SafeguardingReaders): string {
    return readers.map(({ name }) => name).join(', ');
  }
}
