import { Component, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Dialog } from '@pijar/shared/web';
import { Shortcuts } from '../shortcuts';
import { keysByPage } from './keys';

/** What single keys do, shown by “?” and by a button, where they can be turned off as well. */
@Component({
  selector: 'pijar-key-help',
  imports: [TranslocoDirective, Dialog],
  template: `
    <ng-container *transloco="let t">
      <button type="button" class="pijar-button pijar-button--quiet" (click)="isOpen.set(true)">
        {{ t('submissionsDesk.keys.open') }} <kbd>?</kbd>
      </button>
      <pijar-dialog
        [isOpen]="isOpen()"
        [heading]="t('submissionsDesk.keys.heading')"
        (closed)="isOpen.set(false)"
      >
        @for (page of pages; track page.code) {
          <h3>{{ t('submissionsDesk.keys.page.' + page.code) }}</h3>
          <dl>
            @for (line of page.keys; track line.does) {
              <div>
                <dt>
                  @for (key of line.keys; track key) {
                    <kbd>{{ key }}</kbd>
                  }
                </dt>
                <dd>{{ t('submissionsDesk.keys.does.' + line.does) }}</dd>
              </div>
            }
          </dl>
        }
        <label>
          <input
            #on
            type="checkbox"
            [checked]="shortcuts.isOn()"
            (change)="shortcuts.turn(on.checked)"
          />
          {{ t('submissionsDesk.queue.shortcutsOn') }}
        </label>
      </pijar-dialog>
    </ng-container>
  `,
  styles: `
    :host > button {
      display: none;
    }
    h3 {
      margin: var(--space-3) 0 var(--space-2);
      font-size: var(--text-sm);
    }
    dl {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr));
      gap: var(--space-1) var(--space-4);
      margin: 0;
    }
    dl > div {
      display: flex;
      align-items: baseline;
      gap: var(--space-2);
    }
    dt {
      display: flex;
      flex: none;
      gap: 0.2rem;
      min-width: 5rem;
    }
    dd {
      margin: 0;
    }
    kbd {
      min-width: 1.6em;
      padding: 0 0.4em;
      border: 1px solid var(--line-strong);
      border-radius: 0.3em;
      background: var(--sunk);
      font: inherit;
      font-size: var(--text-xs);
      font-weight: 700;
      text-align: center;
    }
    label {
      display: flex;
      align-items: center;
      gap: var(--space-2);
      min-height: var(--target);
      margin-top: var(--space-3);
    }
    @media (hover: hover) and (pointer: fine) {
      :host > button {
        display: inline-flex;
        gap: var(--space-2);
        margin-top: var(--space-3);
      }
    }
  `,
  host: { '(document:keydown)': 'onKey($event)' },
})
export class KeyHelp {
  protected readonly shortcuts = inject(Shortcuts);
  protected readonly isOpen = signal(false);
  protected readonly pages = keysByPage;

  protected onKey(event: KeyboardEvent): void {
    if (this.shortcuts.keyOf(event) !== '?') return;
    event.preventDefault();
    this.isOpen.set(true);
  }
}
