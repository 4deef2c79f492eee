import { Component, DestroyRef, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '@pijar/shared/web';
import { INBOX_PATH } from '../inbox-path';
import { UnreadMessages } from './unread-messages';

/** The way to one's messages, with how many are new; in both shells. */
@Component({
  selector: 'pijar-bell',
  imports: [RouterLink, Icon, TranslocoPipe],
  template: `
    <a
      class="pijar-button pijar-button--icon"
      [routerLink]="inbox"
      [attr.aria-label]="
        (unread.count() > 0 ? 'shell.bell.unread' : 'shell.bell.messages')
          | transloco: { count: said() }
      "
    >
      <pijar-icon name="bell" />
      @if (unread.count() > 0) {
        <span class="count" aria-hidden="true">{{ said() }}</span>
      }
    </a>
  `,
  styles: `
    a {
      position: relative;
    }
    .count {
      position: absolute;
      inset: 0.2rem 0 auto auto;
      min-width: 1.25rem;
      padding: 0 0.3rem;
      border-radius: var(--radius-pill);
      background: var(--ember);
      color: var(--on-ember);
      font-size: 0.75rem;
      font-weight: 800;
      line-height: 1.25rem;
      text-align: center;
    }
  `,
})
export class Bell {
  protected readonly inbox = inject(INBOX_PATH);
  protected readonly unread = inject(UnreadMessages);
  protected readonly said = computed(() => {
    const count = this.unread.count();
    return count > 99 ? '99+' : String(count);
  });
  constructor() {
    inject(DestroyRef).onDestroy(this.unread.watch());
  }
}
