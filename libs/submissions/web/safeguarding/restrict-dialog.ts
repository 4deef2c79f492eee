import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  ApiClient,
  Dialog,
  ErrorState,
  Field,
  FieldInput,
  ProblemText,
  Skeleton,
  Toasts,
  Words,
  resourceOf,
} from '@pijar/shared/web';
import { restrictSubmission, showSafeguardingReaders } from '@pijar/submissions/contracts';
import { firstValueFrom } from 'rxjs';
import { newId } from '../new-id';
import { safeguardingWords } from './words';

/** A reviewer hands a disclosure to the safeguarding persons; what happens then stands here before she presses. Brings its own words. */
@Component({
  selector: 'pijar-restrict-dialog',
  imports: [Dialog, ErrorState, Field, FieldInput, Skeleton, TranslocoDirective],
  template: `
    @if (isSpeaking()) {
      <pijar-dialog
        *transloco="let t"
        [isOpen]="true"
        [heading]="t('submissionsSafeguarding.dialog.heading')"
        (closed)="closed.emit()"
      >
        @if (readers.hasValue()) {
          <form (submit)="restrict(); $event.preventDefault()">
            <p>{{ t('submissionsSafeguarding.dialog.text') }}</p>
            <ul>
              <li>
                <strong>{{
                  t(
                    'submissionsSafeguarding.dialog.' +
                      (readers.value().isStandIn ? 'standIn' : 'readers'),
                    { names: names() }
                  )
                }}</strong>
              </li>
              <li>{{ t('submissionsSafeguarding.dialog.gone') }}</li>
              <li>{{ t('submissionsSafeguarding.dialog.participant') }}</li>
              <li>{{ t('submissionsSafeguarding.dialog.quiet') }}</li>
            </ul>
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
        } @else if (readers.error()) {
          <pijar-error-state [error]="readers.error()" (retry)="readers.reload()" />
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
export class RestrictDialog {
  readonly submissionId = input.required<string>();
  readonly closed = output<void>();
  readonly restricted = output<void>();

  readonly #api = inject(ApiClient);
  readonly #problems = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  /** One id for one press, however often it has to be sent. */
  readonly #restrictionId = newId();
  readonly #params = computed(() => ({ submissionId: this.submissionId() }));
  protected readonly readers = resourceOf(showSafeguardingReaders, () => ({
    params: this.#params(),
  }));
  protected readonly names = computed(() =>
    this.readers.hasValue() ? this.#namesOf(this.readers.value().readers) : '',
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

  protected async restrict(): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.fault.set('');
    try {
      const body = { restrictionId: this.#restrictionId, note: this.note().trim() };
      const { readers } = await firstValueFrom(
        this.#api.call(restrictSubmission, { params: this.#params(), body }),
      );
      const names = this.#namesOf(readers);
      this.#toasts.show(this.#words.say('submissionsSafeguarding.dialog.done', { names }));
      this.restricted.emit();
    } catch (error) {
      this.fault.set(this.#problems.of(error));
    } finally {
      this.isBusy.set(false);
    }
  }

  #namesOf(readers: { name: string }[]): string {
    return readers.map(({ name }) => name).join(', ');
  }
}
