import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { FileSizePipe, Icon, Words } from '@pijar/shared/web';
import { urlOf } from '@pijar/shared/contracts';
import { FileView, Marks, VoiceView, voiceContent } from '@pijar/submissions/contracts';
import { clockOf } from '../clock-of';
import { AudioPlayer } from '../voice/audio-player';
import { isUnmarked } from './marks/marking';
import { MarkedPhotoCard } from './marks/marked-photo-card';
import { mediaWords } from './words';

/** What the coach said aloud and drew on photos. Brings its own words. Sound comes when she asks for it: it costs data. */
@Component({
  selector: 'pijar-feedback-media',
  imports: [TranslocoDirective, FileSizePipe, Icon, AudioPlayer, MarkedPhotoCard],
  template: `
    @if (isSpeaking()) {
      <ng-container *transloco="let t">
        @if (voice(); as said) {
          <section>
            <h3>{{ t('submissionsMedia.voice.heading') }}</h3>
            @if (isHeard()) {
              <pijar-audio-player
                isAtOnce
                [address]="address()"
                [name]="t('submissionsMedia.voice.heading')"
              />
            } @else {
              <button
                type="button"
                class="pijar-button pijar-button--deep"
                (click)="isHeard.set(true)"
              >
                <pijar-icon name="play" [size]="20" />
                {{ t('submissionsMedia.voice.hear') }}
                <small>{{ length() }} · {{ said.bytes | pijarFileSize }}</small>
              </button>
            }
          </section>
        }
        @if (marked().length > 0) {
          <section>
            <h3>{{ t('submissionsMedia.marks.heading') }}</h3>
            @for (each of marked(); track each.file.id) {
              <pijar-marked-photo-card
                [file]="each.file"
                [marks]="each.on"
                [number]="each.number"
              />
            }
          </section>
        }
      </ng-container>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-4);
      min-width: 0;
    }
    section {
      display: grid;
      gap: var(--space-3);
      min-width: 0;
    }
    h3 {
      margin: 0;
      font-size: var(--text-md);
    }
    button {
      justify-self: start;
      min-height: var(--target);
    }
    small {
      font-weight: 500;
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class FeedbackMedia {
  readonly marks = input.required<Marks>();
  readonly voice = input.required<VoiceView | null>();
  /** Of the attempt that was marked. */
  readonly files = input.required<readonly FileView[]>();

  protected readonly isSpeaking = signal(false);
  protected readonly isHeard = signal(false);
  protected readonly address = computed(() =>
    urlOf(voiceContent, { voiceId: this.voice()?.id ?? '' }),
  );
  protected readonly length = computed(() => clockOf(this.voice()?.seconds ?? 0));
  /** In the order of the photos, and numbered like them. */
  protected readonly marked = computed(() =>
    this.files()
      .filter(({ kind }) => kind === 'photo')
      .map((file, at) => ({
        file,
        number: at + 1,
        on: this.marks().find(({ fileId }) => fileId === file.id),
      }))
      .flatMap(({ on, ...rest }) => (on && !isUnmarked(on) ? [{ on, ...rest }] : [])),
  );

  constructor() {
    const words = inject(Words).learn('submissionsMedia', mediaWords);
    void words.then(() => this.isSpeaking.set(true));
  }
}
