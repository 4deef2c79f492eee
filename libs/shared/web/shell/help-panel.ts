import { Component, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Dialog } from '../kit/dialog';
import { Icon } from '../kit/icon';
import { HELP_CONTACTS } from './place';

/** The organisation's people, with one tap to call or to write. Works without signal. */
@Component({
  selector: 'pijar-help-panel',
  imports: [Dialog, Icon, TranslocoPipe],
  template: `
    <pijar-dialog
      [isOpen]="isOpen()"
      [heading]="'shell.help.button' | transloco"
      (closed)="isOpen.set(false)"
    >
      @if (contacts().length > 0) {
        <p>{{ 'shell.help.text' | transloco }}</p>
        <ul class="pijar-list pijar-stack">
          @for (contact of contacts(); track contact.name) {
            <li>
              <strong>{{ contact.name }}</strong>
              @if (contact.role) {
                <span class="pijar-soft"> · {{ contact.role }}</span>
              }
              <div class="ways">
                @if (contact.whatsApp) {
                  <a
                    class="pijar-button pijar-button--primary"
                    target="_blank"
                    rel="noopener"
                    [href]="'https://wa.me/' + contact.whatsApp"
                  >
                    <pijar-icon name="chat" [size]="20" /> WhatsApp
                  </a>
                }
                @if (contact.phone) {
                  <a class="pijar-button" [href]="'tel:' + contact.phone">
                    <pijar-icon name="phone" [size]="20" /> {{ contact.phone }}
                  </a>
                }
              </div>
              @if (contact.note) {
                <p class="note pijar-soft">{{ contact.note }}</p>
              }
            </li>
          }
        </ul>
      } @else {
        <p>{{ 'shell.help.nobody' | transloco }}</p>
      }
    </pijar-dialog>
  `,
  styles: `
    .ways {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
      margin-top: var(--space-2);
    }
    .note {
      margin: var(--space-2) 0 0;
      white-space: pre-line;
    }
  `,
})
export class HelpPanel {
  protected readonly contacts = inject(HELP_CONTACTS);
  protected readonly isOpen = signal(true);
}
