import { NgComponentOutlet } from '@angular/common';
import { Component, Type, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Toasts } from '../kit/toasts';
import { Words } from '../language/words';

/** “Butuh bantuan?” on every screen. The panel is a chunk of its own, kept on the phone with the rest of the shell. */
@Component({
  selector: 'pijar-help',
  imports: [NgComponentOutlet, TranslocoPipe],
  template: `
    <button type="button" class="pijar-button pijar-button--quiet" (click)="open()">
      <svg class="pijar-sign" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
        <path
          d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M12 16.8v.1"
        />
      </svg>
      {{ 'shell.help.button' | transloco }}
    </button>
    @if (panel(); as opened) {
      <ng-container *ngComponentOutlet="opened" />
    }
  `,
  styles: `
    .pijar-button--quiet {
      font-size: var(--text-sm);
      padding-inline: var(--space-2);
      /* Two lines where the bar is narrow: see the shells. */
      line-height: 1.15;
      text-align: start;
    }
    /* On a narrow phone the words take two lines: the bell needs its place beside them. */
    @media (min-width: 26.01rem) {
      .pijar-button--quiet {
        white-space: nowrap;
      }
    }
  `,
})
export class Help {
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  protected readonly panel = signal<Type<unknown> | null>(null);

  protected async open(): Promise<void> {
    this.panel.set(null);
    try {
      const { HelpPanel } = await import('./help-panel');
      this.panel.set(HelpPanel);
    } catch {
      this.#toasts.show(this.#words.say('shell.lost.text'), { tone: 'bad' });
    }
  }
}
