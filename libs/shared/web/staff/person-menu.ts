import { Component, ElementRef, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Avatar } from '../kit/avatar';
import { Icon } from '../kit/icon';
import { Appearance } from '../shell/appearance';
import { SHELL_PERSON, SIGN_OUT } from '../shell/place';

/** Who is signed in, language, light and the way out. */
@Component({
  selector: 'pijar-person-menu',
  imports: [Avatar, Icon, Appearance, TranslocoPipe],
  template: `
    <button
      type="button"
      class="who"
      aria-controls="pijar-person-menu"
      [attr.aria-expanded]="isOpen()"
      (click)="isOpen.set(!isOpen())"
    >
      @if (person(); as person) {
        <pijar-avatar [name]="person.name" />
        <span class="name">
          {{ person.name }}
          @if (person.note) {
            <small>{{ person.note }}</small>
          }
        </span>
      } @else {
        <pijar-icon name="settings" />
        <span class="name">{{ 'shell.settings' | transloco }}</span>
      }
      <pijar-icon name="down" [size]="18" />
    </button>
    @if (isOpen()) {
      <div id="pijar-person-menu" class="panel">
        <pijar-appearance />
        @if (signOut) {
          <button type="button" class="pijar-button pijar-button--wide" (click)="signOut()">
            <pijar-icon name="logout" [size]="20" /> {{ 'shell.signOut' | transloco }}
          </button>
        }
      </div>
    }
  `,
  host: {
    '(document:click)': 'closeFrom($event)',
    '(keydown.escape)': 'isOpen.set(false)',
  },
  styleUrl: './person-menu.css',
})
export class PersonMenu {
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly person = inject(SHELL_PERSON);
  protected readonly signOut = inject(SIGN_OUT, { optional: true });
  protected readonly isOpen = signal(false);

  protected closeFrom(event: Event): void {
    if (!event.composedPath().includes(this.#host.nativeElement)) this.isOpen.set(false);
  }
}
