import { Component, computed, inject, input, signal } from '@angular/core';
import { Skeleton, Words } from '@pijar/shared/web';
import { AssignmentStep, HandInPage } from './hand-in/hand-in-page';
import { submissionsWords } from './words';

// Staff who enter work for a participant use these as well, and so do conversations (`@pijar/submissions/carry`), fetched together: a
// second way into each of them would cut the participant's page into more pieces.
export { Composer } from './hand-in/compose/composer';
export { Writing } from './hand-in/draft/writing';
export { FileUploads } from './hand-in/files/file-uploads';
export { HandInFiles } from './hand-in/files/hand-in-files';
export { Room } from './hand-in/phone/room';
export { AttemptSender } from './hand-in/sending/attempt-sender';
export { PageSending } from './hand-in/sending/page-sending';
export { TaskCard } from './hand-in/task/task-card';
export { isRecordingLeft, layAmongFiles } from './voice/kept-sound';
export { submissionsWords } from './words';
export const fetchGoingOut = () => import('./hand-in/sending/going-out');
export const fetchVoiceNote = () => import('./voice/voice-note').then((m) => m.VoiceNote);

/**
 * The assignment page: learning shows it for steps of kind `assignment`. Brings its own words, and begins anew
 * when it is given another step.
 */
@Component({
  selector: 'pijar-assignment',
  imports: [HandInPage, Skeleton],
  template: `
    @if (isSpeaking()) {
      @for (key of [key()]; track key) {
        <pijar-hand-in-page [membershipId]="membershipId()" [step]="step()" />
      }
    } @else {
      <pijar-skeleton shape="card" [lines]="3" />
    }
  `,
})
export class Assignment {
  readonly membershipId = input.required<string>();
  readonly step = input.required<AssignmentStep>();
  protected readonly isSpeaking = signal(false);
  protected readonly key = computed(() => `${this.membershipId()}/${this.step().id}`);

  constructor() {
    const words = inject(Words).learn('submissions', submissionsWords);
    void words.then(() => this.isSpeaking.set(true));
  }
}
