import { Component, DestroyRef, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../kit/icon';
import { Speech } from './speech';

/** “Dengarkan”: reads a text aloud. Draws nothing where the device has no voice for the language. */
@Component({
  selector: 'pijar-listen',
  imports: [Icon, TranslocoPipe],
  template: `
    @if (speech.isAvailable()) {
      <button type="button" class="pijar-button" (click)="toggle()">
        <pijar-icon [name]="speech.isSpeaking() ? 'pause' : 'listen'" [size]="22" />
        {{ (speech.isSpeaking() ? 'kit.listen.stop' : 'kit.listen.start') | transloco }}
      </button>
    }
  `,
})
export class Listen {
  /** Translated words, with full stops where one would breathe. */
  readonly text = input.required<string>();
  protected readonly speech = inject(Speech);

  constructor() {
    inject(DestroyRef).onDestroy(() => this.speech.stop());
  }

  protected toggle(): void {
    if (this.speech.isSpeaking()) this.speech.stop();
    else this.speech.speak(this.text());
  }
}
