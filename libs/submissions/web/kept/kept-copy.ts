import { Component, inject, input, signal } from '@angular/core';
import { Words } from '@pijar/shared/web';
import { KeptWork } from '../hand-in/kept-work';
import { submissionsWords } from '../words';

/** `KeptWork` for pages of other contexts: brings its own words. */
@Component({
  selector: 'pijar-kept-copy',
  imports: [KeptWork],
  template: `
    @if (isSpeaking()) {
      <pijar-kept-work [work]="work()" />
    }
  `,
})
export class KeptCopy {
  /** `membership/step`. */
  readonly work = input.required<string>();
  protected readonly isSpeaking = signal(false);

  constructor() {
    void inject(Words)
      .learn('submissions', submissionsWords)
      .then(() => this.isSpeaking.set(true));
  }
}
