import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { DemoAccount } from '@pijar/identity/contracts';
import { Card, Icon, ProblemText, type IconName } from '@pijar/shared/web';
import { SessionStore } from '../session/session-store';

const icons: Record<DemoAccount['role'], IconName> = {
  participant: 'learn',
  facilitator: 'task',
  officer: 'people',
  editor: 'edit',
  admin: 'settings',
  safeguarding: 'lock',
};

/** The demo's sign-ins, each with one tap. */
@Component({
  selector: 'pijar-demo-sign-ins',
  imports: [Card, Icon, TranslocoDirective],
  template: `
    <pijar-card face="quiet" *transloco="let t">
      <h2>{{ t('identity.demo.title') }}</h2>
      <p class="pijar-soft pijar-small">{{ t('identity.demo.text') }}</p>
      <ul class="pijar-list">
        @for (account of accounts(); track account.identifier) {
          <li>
            <button type="button" [attr.aria-disabled]="isBusy()" (click)="enter(account)">
              <pijar-icon [name]="icons[account.role]" />
              <span>
                <b>{{ account.label }}</b>
                <small>{{ account.identifier }} · {{ account.secret }}</small>
              </span>
              <pijar-icon name="next" [size]="20" />
            </button>
          </li>
        }
      </ul>
      <p role="alert">{{ fault() }}</p>
    </pijar-card>
  `,
  styleUrl: './demo-sign-ins.css',
})
export class DemoSignIns {
  readonly #store = inject(SessionStore);
  readonly #text = inject(ProblemText);
  protected readonly icons = icons;
  readonly accounts = input.required<readonly DemoAccount[]>();
  protected readonly isBusy = signal(false);
  readonly #problem = signal<unknown>(null);
  protected readonly fault = computed(() => this.#problem() && this.#text.of(this.#problem()));

  protected async enter({ identifier, secret }: DemoAccount): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.#problem.set(null);
    try {
      await this.#store.signIn({ identifier, secret });
      await this.#store.goOn();
    } catch (error) {
      this.#problem.set(error);
    } finally {
      this.isBusy.set(false);
    }
  }
}
