import {
  Component,
  ElementRef,
  afterRenderEffect,
  computed,
  inject,
  input,
  model,
  signal,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { urlOf } from '@pijar/shared/contracts';
import { ApiClient, FileSizePipe, Icon, ProblemText } from '@pijar/shared/web';
import {
  VoiceView,
  keepVoice,
  longestVoiceSeconds,
  voiceContent,
} from '@pijar/submissions/contracts';
import { firstValueFrom } from 'rxjs';
import { clockOf } from '../../clock-of';
import { Room } from '../../hand-in/phone/room';
import { newId } from '../../new-id';
import { AudioPlayer } from '../../voice/audio-player';
import { forgetSounds, soundsOf } from '../../voice/kept-sound';
import { VoiceNote } from '../../voice/voice-note';
import type { Recording } from '../../voice/voice-recorder';

/** What a reviewer says aloud: recorded, brought to the server at once, heard again, thrown away. */
@Component({
  selector: 'pijar-voice-feedback',
  imports: [TranslocoDirective, FileSizePipe, Icon, AudioPlayer, VoiceNote],
  providers: [Room],
  template: `
    <section *transloco="let t" [attr.aria-label]="t('submissionsDesk.voice.heading')">
      @if (voice(); as said) {
        <p>
          <strong>{{ t('submissionsDesk.voice.heading') }}</strong>
          <small>{{ length() }} · {{ said.bytes | pijarFileSize }}</small>
        </p>
        <pijar-audio-player [address]="address()" [name]="t('submissionsDesk.voice.heading')" />
        <button type="button" class="pijar-button pijar-button--quiet" (click)="voice.set(null)">
          <pijar-icon name="trash" [size]="20" /> {{ t('submissionsDesk.voice.remove') }}
        </button>
      } @else if (isSending()) {
        <p role="status">{{ t('submissionsDesk.voice.sending') }}</p>
      } @else if (unsent(); as recording) {
        <p role="alert">{{ problem() }}</p>
        <div class="pijar-actions">
          <button type="button" class="pijar-button" (click)="send(recording)">
            {{ t('submissionsDesk.voice.again') }}
          </button>
          <button type="button" class="pijar-button pijar-button--quiet" (click)="drop()">
            {{ t('submissionsDesk.voice.drop') }}
          </button>
        </div>
      } @else if (isRecording()) {
        <pijar-voice-note
          [work]="place()"
          [longestMinutes]="longest"
          [whenRecorded]="whenRecorded"
          [whenClosed]="whenClosed"
        />
      } @else {
        <button
          type="button"
          class="pijar-button"
          [disabled]="!canRecord()"
          (click)="isRecording.set(true)"
        >
          <pijar-icon name="mic" [size]="20" /> {{ t('submissionsDesk.voice.begin') }}
        </button>
      }
    </section>
  `,
  styles: `
    section {
      display: grid;
      gap: var(--space-2);
      justify-items: start;
      min-width: 0;
    }
    p {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: var(--space-2);
      margin: 0;
    }
    small {
      font-variant-numeric: tabular-nums;
    }
    pijar-audio-player,
    pijar-voice-note {
      justify-self: stretch;
    }
  `,
})
export class VoiceFeedback {
  readonly submissionId = input.required<string>();
  readonly attemptId = input.required<string>();
  readonly voice = model.required<VoiceView | null>();
  /** Only whoever holds the work says something of it. */
  readonly canRecord = input(true);

  readonly #api = inject(ApiClient);
  readonly #problems = inject(ProblemText);
  readonly #room = inject(Room);
  /** One id for one recording, however often it has to be sent. */
  #voiceId = newId();
  protected readonly isRecording = signal(false);
  protected readonly isSending = signal(false);
  protected readonly unsent = signal<Recording | null>(null);
  protected readonly problem = signal('');
  protected readonly longest = longestVoiceSeconds / 60;
  protected readonly place = computed(() => `feedback/${this.attemptId()}`);
  protected readonly length = computed(() => clockOf(this.voice()?.seconds ?? 0));
  protected readonly address = computed(() =>
    urlOf(voiceContent, { voiceId: this.voice()?.id ?? '' }),
  );
  protected readonly whenRecorded = (recording: Recording) => {
    this.#voiceId = newId();
    void this.send(recording);
  };
  protected readonly whenClosed = () => this.isRecording.set(false);

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    // The recorder is taller than the button that it takes the place of.
    afterRenderEffect(() => {
      if (this.isRecording()) host.scrollIntoView({ block: 'center' });
    });
    void this.#rescue();
  }

  protected async send(recording: Recording): Promise<void> {
    this.isSending.set(true);
    this.isRecording.set(false);
    this.unsent.set(recording);
    try {
      const { sound, seconds } = recording;
      const whole = Math.min(longestVoiceSeconds, Math.max(1, Math.round(seconds)));
      const said = await firstValueFrom(
        this.#api.call(keepVoice, {
          params: {
            submissionId: this.submissionId(),
            attemptId: this.attemptId(),
            voiceId: this.#voiceId,
          },
          query: { seconds: whole },
          body: sound,
        }),
      );
      this.voice.set(said);
      await this.drop();
    } catch (error) {
      this.problem.set(this.#problems.of(error));
    } finally {
      this.isSending.set(false);
    }
  }

  protected async drop(): Promise<void> {
    this.unsent.set(null);
    await forgetSounds(this.#room, this.place());
  }

  /** A recording that the closing of the page interrupted is offered again. */
  async #rescue(): Promise<void> {
    await this.#room.open();
    const interrupted = await soundsOf(this.#room, this.place());
    if (interrupted.length > 0 && !this.voice()) this.isRecording.set(true);
  }
}
