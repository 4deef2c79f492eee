import { Component, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { SaidOfAction } from '@pijar/mentoring/phone';
import { Field, FieldInput, Icon, Pill } from '@pijar/shared/web';
import { DueLine } from '../due-line';
import type { ShownAction } from '../with-deeds';

/** One agreement for the participant: what, by when, and what became of it. */
@Component({
  selector: 'pijar-my-action',
  imports: [TranslocoDirective, DueLine, Field, FieldInput, Icon, Pill],
  templateUrl: './my-action.html',
  styles: `
    :host {
      display: grid;
      gap: var(--space-2);
    }
    h3,
    p {
      margin: 0;
      overflow-wrap: anywhere;
    }
    h3 {
      font-size: var(--text-md);
    }
    .held {
      display: flex;
      gap: var(--space-2);
    }
    .pijar-actions {
      margin-top: var(--space-1);
    }
    .pijar-button--quiet {
      justify-self: start;
    }
  `,
})
export class MyAction {
  readonly action = input.required<ShownAction>();
  readonly timeZone = input.required<string>();
  /** She may say that it was not done after all. */
  readonly isTakenBack = input(false);
  readonly told = output<SaidOfAction>();
  protected readonly telling = signal<'done' | 'not_done' | null>(null);

  protected send(event: Event, kind: 'done' | 'not_done', note: string): void {
    event.preventDefault();
    this.telling.set(null);
    this.told.emit({ kind, note: note.replace(/\s+/g, ' ').trim() });
  }
}
