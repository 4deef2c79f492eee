import { Component, computed, effect, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ACCOUNT } from '../api/account';
import { problemOf } from '../api/problem-error';
import { ProblemText } from '../api/problem-text';
import { Icon } from './icon';

/** Something could not be shown: says why in plain words and offers to try again where that can help. */
@Component({
  selector: 'pijar-error-state',
  imports: [Icon, TranslocoPipe],
  template: `
    <span class="mark" [class.bad]="!isLine()">
      <pijar-icon [name]="isLine() ? 'noSignal' : 'alert'" [size]="30" />
    </span>
    <div role="alert">
      <h2>{{ 'kit.error.' + (isLine() ? 'line' : 'heading') | transloco }}</h2>
      <p>{{ text() }}</p>
    </div>
    @if (canRetry()) {
      <button type="button" class="pijar-button" (click)="retry.emit()">
        <pijar-icon name="refresh" [size]="20" /> {{ 'kit.error.retry' | transloco }}
      </button>
    }
  `,
  styleUrl: './state.css',
})
export class ErrorState {
  readonly #words = inject(ProblemText);
  /** What was thrown: a `ProblemError`, or anything else. */
  readonly error = input.required<unknown>();
  readonly retry = output<void>();

  protected readonly problem = computed(() => problemOf(this.error()));
  protected readonly text = computed(() => this.#words.of(this.problem()));
  protected readonly isLine = computed(() =>
    ['offline', 'unavailable'].includes(this.problem().kind),
  );
  protected readonly canRetry = computed(() => ![403, 404].includes(this.problem().status));
  readonly #account = inject(ACCOUNT);

  constructor() {
    // Once the server has heard her PIN, what was refused to this phone is asked for again.
    effect(() => {
      const isRefused = ['other-account', 'sign-in-needed'].includes(this.problem().kind);
      if (isRefused && this.#account.id() && !this.#account.isOnlyHere()) this.retry.emit();
    });
  }
}
