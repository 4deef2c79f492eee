import {
  Component,
  ElementRef,
  booleanAttribute,
  computed,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Connection, Icon } from '@pijar/shared/web';
import { clockOf } from '../clock-of';

const SPEEDS = [1, 1.25, 1.5, 2];

/** Plays a voice note, faster where the beginning was heard before. Speaks the words of `mediaWords`. */
@Component({
  selector: 'pijar-audio-player',
  imports: [TranslocoDirective, Icon],
  template: `
    <div *transloco="let t" role="group" [attr.aria-label]="name()">
      <audio
        #audio
        preload="metadata"
        [src]="address()"
        [autoplay]="isAtOnce()"
        (loadedmetadata)="measure()"
        (durationchange)="measure()"
        (timeupdate)="at.set(audio.currentTime)"
        (play)="isPlaying.set(true)"
        (pause)="isPlaying.set(false)"
        (error)="isBroken.set(true)"
      ></audio>
      @if (isBroken()) {
        @if (isOnline()) {
          <p>{{ t('submissionsMedia.player.broken') }}</p>
          <a class="pijar-button" download [href]="address()">{{
            t('submissionsMedia.player.download')
          }}</a>
        } @else {
          <p>{{ t('submissionsMedia.absent') }}</p>
        }
      } @else {
        <button
          type="button"
          class="pijar-button pijar-button--deep pijar-button--icon"
          [attr.aria-label]="t('submissionsMedia.player.' + (isPlaying() ? 'pause' : 'play'))"
          (click)="toggle()"
        >
          <pijar-icon [name]="isPlaying() ? 'pause' : 'play'" />
        </button>
        <input
          #slider
          type="range"
          min="0"
          step="0.5"
          [max]="length()"
          [value]="at()"
          [attr.aria-label]="t('submissionsMedia.player.position')"
          [attr.aria-valuetext]="clock()"
          (input)="seek(slider.valueAsNumber)"
        />
        <span class="pijar-numbers">{{ clock() }}</span>
        <button
          type="button"
          class="pijar-button speed"
          [attr.aria-label]="t('submissionsMedia.player.speed', { speed: speed() })"
          (click)="faster()"
        >
          {{ speed() }}×
        </button>
      }
    </div>
  `,
  styles: `
    div {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2);
      padding: var(--space-2);
      border: 1px solid var(--line);
      border-radius: var(--radius-pill);
      background: var(--surface);
    }
    input {
      flex: 1 1 4rem;
      min-width: 0;
      min-height: 1.5rem;
      accent-color: var(--deep);
    }
    .speed {
      min-width: 3.75rem;
      padding-inline: var(--space-2);
      font-size: var(--text-sm);
    }
    p {
      margin: 0 var(--space-2);
    }
  `,
})
export class AudioPlayer {
  readonly address = input.required<string>();
  /** For a screen reader: which recording this is. */
  readonly name = input.required<string>();
  /** Begins by itself: somebody has just asked for it. */
  readonly isAtOnce = input(false, { transform: booleanAttribute });

  private readonly audio = viewChild.required<ElementRef<HTMLAudioElement>>('audio');
  protected readonly isOnline = inject(Connection).isOnline;
  protected readonly isPlaying = signal(false);
  protected readonly isBroken = signal(false);
  protected readonly at = signal(0);
  protected readonly length = signal(0);
  protected readonly speed = signal(SPEEDS[0]);
  protected readonly clock = computed(() => `${clockOf(this.at())} / ${clockOf(this.length())}`);

  protected toggle(): void {
    const audio = this.audio().nativeElement;
    if (audio.paused) void audio.play().catch(() => this.isBroken.set(true));
    else audio.pause();
  }

  protected seek(seconds: number): void {
    this.audio().nativeElement.currentTime = seconds;
    this.at.set(seconds);
  }

  protected faster(): void {
    this.speed.update((speed) => SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length]);
    this.audio().nativeElement.playbackRate = this.speed();
  }

  /** A recording from a browser does not say how long it is: looking for its end makes it known. */
  protected measure(): void {
    const audio = this.audio().nativeElement;
    if (Number.isFinite(audio.duration)) {
      if (this.length() === 0 && audio.currentTime > audio.duration - 0.1) audio.currentTime = 0;
      this.length.set(audio.duration);
    } else {
      audio.currentTime = Number.MAX_SAFE_INTEGER;
    }
  }
}
