import { Component, inject, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Card, Icon, ProblemText, Toasts } from '@pijar/shared/web';
import { ThisPhonePush } from './this-phone-push';

/** Says what news on this phone are before it asks for them. */
@Component({
  selector: 'pijar-push-switch',
  imports: [Card, Icon, TranslocoDirective],
  providers: [ThisPhonePush],
  template: `
    <pijar-card *transloco="let t">
      <h2>{{ t('preferences.push.heading') }}</h2>
      <p>{{ t('preferences.push.text') }}</p>
      @switch (phone.standing()) {
        @case ('off') {
          <button
            type="button"
            class="pijar-button pijar-button--deep"
            [disabled]="isBusy()"
            (click)="change(true)"
          >
            <pijar-icon name="bell" [size]="20" /> {{ t('preferences.push.turnOn') }}
          </button>
        }
        @case ('on') {
          <p class="on"><pijar-icon name="check" [size]="20" /> {{ t('preferences.push.on') }}</p>
          <button type="button" class="pijar-button" [disabled]="isBusy()" (click)="change(false)">
            {{ t('preferences.push.turnOff') }}
          </button>
        }
        @case ('refused') {
          <p class="pijar-soft">{{ t('preferences.push.refused') }}</p>
        }
        @case ('impossible') {
          <p class="pijar-soft">{{ t('preferences.push.impossible') }}</p>
        }
      }
    </pijar-card>
  `,
  styles: `
    .on {
      display: flex;
      align-items: center;
      gap: var(--space-2);
      color: var(--good);
      font-weight: 700;
    }
  `,
})
export class PushSwitch {
  readonly #toasts = inject(Toasts);
  readonly #problems = inject(ProblemText);
  protected readonly phone = inject(ThisPhonePush);
  protected readonly isBusy = signal(false);
  readonly changed = output<void>();

  constructor() {
    void this.phone.look().catch(() => undefined);
  }

  protected async change(isOn: boolean): Promise<void> {
    this.isBusy.set(true);
    try {
      await (isOn ? this.phone.turnOn() : this.phone.turnOff());
      this.changed.emit();
    } catch (error) {
      this.#toasts.show(this.#problems.of(error), { tone: 'bad' });
    }
    this.isBusy.set(false);
  }
}
