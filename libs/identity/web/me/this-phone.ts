import { Component, Injector, inject, runInInjectionContext } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '@pijar/shared/web';
import { SessionStore } from '../session/session-store';

/** Hand the phone on with everything locked, or take oneself off it. */
@Component({
  selector: 'pijar-this-phone',
  imports: [Icon, TranslocoDirective],
  template: `
    <div class="pijar-stack" *transloco="let t">
      <p class="pijar-soft pijar-small">{{ t('identityPhone.forget.text') }}</p>
      <button type="button" class="pijar-button" (click)="store.signOut(false)">
        <pijar-icon name="people" [size]="20" /> {{ t('identityPhone.forget.switch') }}
      </button>
      <button type="button" class="pijar-button pijar-button--quiet" (click)="forget()">
        {{ t('identityPhone.forget.action') }}
      </button>
    </div>
  `,
  styles: `
    .pijar-stack {
      justify-items: start;
    }
    .pijar-button--quiet {
      margin-inline-start: calc(-1 * var(--space-4));
    }
  `,
})
export class ThisPhone {
  readonly #injector = inject(Injector);
  protected readonly store = inject(SessionStore);

  protected async forget(): Promise<void> {
    const { isForgotten } = await import('../session/sure-to-leave');
    if (!(await runInInjectionContext(this.#injector, isForgotten))) return;
    await this.store.signOut(false);
  }
}
