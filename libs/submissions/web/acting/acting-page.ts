import { Component, OnInit, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { ErrorState, Icon, Skeleton } from '@pijar/shared/web';
import { DueLine } from '../due-line';
import { Composer } from '../hand-in/compose/composer';
import { Writing } from '../hand-in/draft/writing';
import { Entering } from '../hand-in/entering';
import { FeedbackCard } from '../hand-in/feedback/feedback-card';
import { FileUploads } from '../hand-in/files/file-uploads';
import { HandInFiles } from '../hand-in/files/hand-in-files';
import { AttemptSender } from '../hand-in/sending/attempt-sender';
import { SendingCard } from '../hand-in/sending/sending-card';
import { TaskCard } from '../hand-in/task/task-card';
import { AttemptWork } from '../work/attempt-work';
import { ActingHandIn } from './acting-hand-in';
import { EnteringForm } from './entering-form';

/** /pendamping/peserta/:membershipId/tugas/:stepId: one assignment, entered for a participant with the composer that she has. */
@Component({
  selector: 'pijar-acting-page',
  imports: [
    RouterLink,
    TranslocoDirective,
    AttemptWork,
    Composer,
    DueLine,
    EnteringForm,
    ErrorState,
    FeedbackCard,
    Icon,
    SendingCard,
    Skeleton,
    TaskCard,
  ],
  providers: [ActingHandIn, Entering, Writing, HandInFiles, FileUploads, AttemptSender],
  templateUrl: './acting-page.html',
  styleUrl: './acting-page.css',
})
export class ActingPage implements OnInit {
  readonly membershipId = input.required<string>();
  readonly stepId = input.required<string>();
  protected readonly handIn = inject(ActingHandIn);
  protected readonly entering = inject(Entering);

  ngOnInit(): void {
    void this.handIn.open(this.membershipId(), this.stepId());
  }
}
