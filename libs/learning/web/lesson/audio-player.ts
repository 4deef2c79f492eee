import {
  Component,
  DestroyRef,
  ElementRef,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LessonSound, RecordingLanguage } from '@pijar/curriculum/contracts';
import { FileSizePipe, Icon } from '@pijar/shared/web';
import { HeardPlaces } from './heard-places';
import { recordingLanguageNames } from './recording-languages';

const SPEEDS = [0.75, 1, 1.25, 1.5];
/** A place before this second is as good as the beginning. */
const WORTH_KEEPING = 5;

/** The sound of a lesson. Nothing is fetched before play is pressed, and what it costs stands beside it. */
@Component({
  selector: 'pijar-audio-player',
  imports: [TranslocoPipe, Icon, FileSizePipe],
  templateUrl: './audio-player.html',
  styleUrl: './audio-player.css',
})
export class AudioPlayer {
  readonly #places = inject(HeardPlaces);
  readonly audio = input.required<LessonSound>();
  /** Of the lesson, or of the recording: the name of the file when it is kept. */
  readonly title = input.required<string>();
  /** Only of a recording that the organisation added: then its title is said, too. */
  readonly language = input<RecordingLanguage>();

  protected readonly speeds = SPEEDS;
  protected readonly languages = recordingLanguageNames;
  protected readonly element = viewChild.required<ElementRef<HTMLAudioElement>>('sound');
  /** Opus where this phone can play it: half the data. */
  protected readonly source = computed(() => {
    const { opus, url, bytes } = this.audio();
    const canPlay = opus && new Audio().canPlayType(`${opus.type}; codecs="opus"`) !== '';
    return canPlay ? opus : { url, bytes };
  });
  protected readonly at = linkedSignal(() => this.#places.of(this.source().url));
  protected readonly hasBegun = signal(false);
  protected readonly isPlaying = signal(false);
  protected readonly hasFailed = signal(false);
  protected readonly speed = signal(1);
  protected readonly isResuming = computed(() => !this.hasBegun() && this.at() > 0);

  constructor() {
    inject(DestroyRef).onDestroy(() => this.#keep());
  }

  protected async toggle(): Promise<void> {
    const audio = this.element().nativeElement;
    if (this.isPlaying()) return audio.pause();
    this.hasFailed.set(false);
    if (!this.hasBegun()) {
      this.hasBegun.set(true);
      audio.src = this.source().url;
      audio.currentTime = this.at();
    }
    audio.playbackRate = this.speed();
    try {
      await audio.play();
    } catch {
      this.fail();
    }
  }

  /** The next press begins anew, from where it was. */
  protected fail(): void {
    if (!this.hasBegun()) return;
    this.hasFailed.set(true);
    this.hasBegun.set(false);
    this.isPlaying.set(false);
  }

  protected follow(): void {
    const seconds = this.element().nativeElement.currentTime;
    if (this.hasFailed() || !this.hasBegun()) return;
    const isFar = Math.floor(seconds / WORTH_KEEPING) !== Math.floor(this.at() / WORTH_KEEPING);
    this.at.set(seconds);
    if (isFar) this.#keep();
  }

  protected pause(): void {
    this.isPlaying.set(false);
    this.#keep();
  }

  protected end(): void {
    this.at.set(0);
    this.#keep();
  }

  protected seek(seconds: number): void {
    const place = Math.min(Math.max(0, seconds), this.audio().seconds);
    this.at.set(place);
    if (this.hasBegun()) this.element().nativeElement.currentTime = place;
    this.#keep();
  }

  protected hurry(speed: string): void {
    this.speed.set(Number(speed));
    this.element().nativeElement.playbackRate = this.speed();
  }

  /** `1:05`. */
  protected clock(seconds: number): string {
    const whole = Math.floor(seconds);
    return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
  }

  #keep(): void {
    const seconds = this.at();
    const isWorth = seconds >= WORTH_KEEPING && seconds < this.audio().seconds - 1;
    this.#places.keep(this.source().url, isWorth ? seconds : 0);
  }
}
