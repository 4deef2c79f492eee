import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Clock, Pill, Tone } from '@pijar/shared/web';
import { LeaseView } from '@pijar/submissions/contracts';
import { LeaseState, leaseState, minutesLeft } from './lease';

const TONES: Record<LeaseState, Tone> = {
  free: 'quiet',
  mine: 'deep',
  ending: 'warn',
  ended: 'bad',
  theirs: 'quiet',
};

/** Who holds a piece of work and for how long. */
@Component({
  selector: 'pijar-lease-clock',
  imports: [Pill, TranslocoPipe],
  template: `
    <pijar-pill icon="clock" [tone]="tone()">
      {{ 'submissionsDesk.lease.' + state() | transloco: words() }}
    </pijar-pill>
  `,
})
export class LeaseClock {
  readonly #clock = inject(Clock);
  readonly lease = input.required<LeaseView | null>();

  protected readonly state = computed(() => leaseState(this.lease(), this.#clock.now()));
  protected readonly tone = computed(() => TONES[this.state()]);
  protected readonly words = computed(() => {
    const lease = this.lease();
    return {
      count: lease ? minutesLeft(lease, this.#clock.now()) : 0,
      name: lease?.holder.name ?? '',
    };
  });
}
