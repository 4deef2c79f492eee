import { Component, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ActionView } from '@pijar/mentoring/contracts';
import type { SaidOfAction } from '@pijar/mentoring/phone';
import { Field, FieldInput, Icon, Pill } from '@pijar/shared/web';
import { ActionHistory } from '../action-history';
import { DueLine } from '../due-line';

export type DeskDeed = SaidOfAction;

/** One agreement for her coach: what became of it, and another day where it needs one. */
@Component({
  selector: 'pijar-desk-action',
  imports: [TranslocoDirective, ActionHistory, DueLine, Field, FieldInput, Icon, Pill],
  templateUrl: './desk-action.html',
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
    .pijar-actions {
      margin-top: 0;
    }
  `,
})
export class DeskAction {
  readonly action = input.required<ActionView>();
  readonly timeZone = input.required<string>();
  readonly isBusy = input(false);
  readonly told = output<DeskDeed>();
  protected readonly isMoving = signal(false);
  protected readonly day = linkedSignal(() => this.action().dueOn);
  protected readonly why = signal('');

  protected move(event: Event): void {
    event.preventDefault();
    if (!this.day() || this.day() === this.action().dueOn) return;
    this.isMoving.set(false);
    const note = this.why().replace(/\s+/g, ' ').trim();
    this.told.emit({ kind: 'date', dueOn: this.day(), note });
  }
}
