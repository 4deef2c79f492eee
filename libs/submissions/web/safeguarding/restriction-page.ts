import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { AgoPipe, ErrorState, Icon, Skeleton, resourceOf } from '@pijar/shared/web';
import { showRestriction } from '@pijar/submissions/contracts';
import { WorkView } from '../desk/work/work-view';
import { FeedbackCard } from '../hand-in/feedback/feedback-card';
import { RestrictionAside } from './restriction-aside';

/** /perlindungan/:restrictionId: one disclosure, for whoever is trusted with it. */
@Component({
  selector: 'pijar-restriction-page',
  imports: [
    RouterLink,
    TranslocoDirective,
    AgoPipe,
    ErrorState,
    FeedbackCard,
    Icon,
    RestrictionAside,
    Skeleton,
    WorkView,
  ],
  templateUrl: './restriction-page.html',
  styleUrl: './restriction-page.css',
})
export class RestrictionPage {
  readonly restrictionId = input.required<string>();

  readonly #params = computed(() => ({ restrictionId: this.restrictionId() }));
  protected readonly shown = resourceOf(showRestriction, () => ({ params: this.#params() }));
}
