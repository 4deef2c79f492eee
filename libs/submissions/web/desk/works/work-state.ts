import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Pill, Tone } from '@pijar/shared/web';
import type { ReviewState } from '@pijar/submissions/contracts';

const TONES: Record<ReviewState, Tone> = {
  waiting: 'quiet',
  in_review: 'deep',
  answering: 'deep',
  returned: 'ember',
  accepted: 'good',
};

/** Where a piece of work stands, in a word or two. */
@Component({
  selector: 'pijar-work-state',
  imports: [Pill, TranslocoPipe],
  template: `<pijar-pill [tone]="tones[state()]">
    {{ 'submissionsDesk.works.state.' + state() | transloco }}
  </pijar-pill>`,
})
export class WorkStatePill {
  readonly state = input.required<ReviewState>();
  protected readonly tones = TONES;
}
