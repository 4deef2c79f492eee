import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ChannelState } from '@pijar/notifications/contracts';
import { Card, Icon, PersonDatePipe, Pill, type Tone } from '@pijar/shared/web';

const tones: Record<string, Tone> = { on: 'good', off: 'quiet', hand: 'deep', resting: 'bad' };

/** How one channel stands, and how much waits for it. */
@Component({
  selector: 'pijar-channel-card',
  imports: [Card, Icon, PersonDatePipe, Pill, RouterLink, TranslocoDirective],
  template: `
    <pijar-card *transloco="let t">
      <h2>{{ t('deliveries.channel.' + state().channel) }}</h2>
      <pijar-pill [tone]="tone()">{{ t('deliveries.standing.' + standing()) }}</pijar-pill>
      @if (state().isOn) {
        <p class="pijar-numbers">
          {{ t('deliveries.waiting', { count: state().waiting }) }} ·
          <span [class.bad]="state().dead > 0">
            {{ t('deliveries.dead', { count: state().dead }) }}
          </span>
        </p>
      }
      @if (state().restsUntil; as until) {
        <p class="pijar-small">
          {{ t('deliveries.restsUntil', { when: until | pijarDate: 'moment' }) }}
          <code>{{ state().lastFault }}</code>
        </p>
      }
      @if (standing() === 'hand' && state().waiting > 0) {
        <a class="pijar-button pijar-button--primary" routerLink="tangan">
          <pijar-icon name="chat" [size]="20" />
          {{ t('deliveries.hand.open', { count: state().waiting }) }}
        </a>
      }
    </pijar-card>
  `,
  styles: `
    pijar-card {
      display: grid;
      gap: var(--space-2);
      justify-items: start;
      height: 100%;
      align-content: start;
    }
    h2 {
      margin: 0;
      font-size: var(--text-lg);
    }
    p {
      margin: 0;
    }
    .bad {
      color: var(--bad);
      font-weight: 700;
    }
  `,
})
export class ChannelCard {
  readonly state = input.required<ChannelState>();
  protected readonly standing = computed(() => {
    const { isOn, isAutomatic, restsUntil } = this.state();
    if (!isOn) return 'off';
    if (!isAutomatic) return 'hand';
    return restsUntil ? 'resting' : 'on';
  });
  protected readonly tone = computed(() => tones[this.standing()]!);
}
