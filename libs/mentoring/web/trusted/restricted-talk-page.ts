import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { showRestrictedTalk } from '@pijar/mentoring/contracts';
import { AgoPipe, ErrorState, Icon, PersonDatePipe, Skeleton, resourceOf } from '@pijar/shared/web';
import { RestrictionAside } from '@pijar/submissions/safeguarding';
import { MessageFiles } from '../talk/files/message-files';

/** /perlindungan/obrolan/:restrictionId: what was said, for whoever is trusted with it. */
@Component({
  selector: 'pijar-restricted-talk-page',
  imports: [
    ...[RouterLink, TranslocoDirective, AgoPipe, ErrorState, Icon, PersonDatePipe],
    ...[MessageFiles, RestrictionAside, Skeleton],
  ],
  templateUrl: './restricted-talk-page.html',
  styleUrl: './restricted-talk-page.css',
})
export class RestrictedTalkPage {
  readonly restrictionId = input.required<string>();
  protected readonly shown = resourceOf(showRestrictedTalk, () => ({
    params: { restrictionId: this.restrictionId() },
  }));
}
