import { DestroyRef, Injectable, inject, signal } from '@angular/core';
import { newId } from '@pijar/shared/phone';
import { plainType } from '../hand-in/files/file-kind';
import { Room } from '../hand-in/phone/room';
import { SOUNDS, forgetSounds, soundsOf, type KeptSound } from './kept-sound';

/** Opus at this rate keeps a voice clear: two minutes are about 360 KB. */
const BITS_PER_SECOND = 24_000;
const PIECE_MS = 1_000;

const TYPES = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4', 'audio/webm'];

/** `denied`: she or the phone said no to the microphone; `missing`: this browser cannot record. */
export type RecorderState = 'idle' | 'asking' | 'recording' | 'paused' | 'denied' | 'missing';

export interface Recording {
  sound: Blob;
  seconds: number;
}

/** Records a voice note and lays every second of it on the phone at once, so that nothing said is lost. */
@Injectable()
export class VoiceRecorder {
  readonly #room = inject(Room);
  readonly #state = signal<RecorderState>(canRecord() ? 'idle' : 'missing');
  readonly #seconds = signal(0);
  #work = '';
  #recorder: MediaRecorder | undefined;
  #pieces: Blob[] = [];
  #timer: ReturnType<typeof setInterval> | undefined;
  #startedAt = 0;
  #before = 0;
  #longest = 0;

  readonly state = this.#state.asReadonly();
  /** Whole seconds recorded so far. */
  readonly seconds = this.#seconds.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.#release());
  }

  /** What was recorded when the page closed in the middle, or null. */
  async rescue(work: string): Promise<Recording | null> {
    this.#work = work;
    const kept = await soundsOf(this.#room, work);
    const pieces = await Promise.all(kept.map(({ id }) => this.#room.file(SOUNDS, id)));
    const last = kept.at(-1)?.value;
    if (!last) return null;
    const sound = new Blob(
      pieces.filter((piece) => piece !== undefined),
      { type: last.type },
    );
    return { sound, seconds: last.seconds };
  }

  /** @param longestSeconds after which it stops by itself; what was said until then stays */
  async start(longestSeconds: number): Promise<void> {
    if (this.#state() !== 'idle' && this.#state() !== 'denied') return;
    this.#state.set('asking');
    this.#longest = longestSeconds;
    try {
      const stream = await navigator.mediaDevices.getUserMedia({
        audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true },
      });
      this.#begin(stream);
    } catch {
      this.#state.set('denied');
    }
  }

  pause(): void {
    if (this.#state() !== 'recording') return;
    this.#recorder?.pause();
    this.#before = this.#elapsed();
    clearInterval(this.#timer);
    this.#state.set('paused');
  }

  resume(): void {
    if (this.#state() !== 'paused') return;
    this.#recorder?.resume();
    this.#startedAt = performance.now();
    this.#state.set('recording');
    this.#tick();
  }

  /** Ends the recording; null when nothing was heard. */
  finish(): Promise<Recording | null> {
    const recorder = this.#recorder;
    if (!recorder || recorder.state === 'inactive') return Promise.resolve(null);
    const seconds = this.#elapsed();
    return new Promise((resolve) => {
      recorder.addEventListener('stop', () => {
        const sound = new Blob(this.#pieces, { type: plainType(recorder.mimeType) });
        this.#release();
        resolve(sound.size > 0 ? { sound, seconds } : null);
      });
      recorder.stop();
    });
  }

  /** Throws away what was just recorded. */
  async discard(): Promise<void> {
    this.#release();
    await forgetSounds(this.#room, this.#work);
  }

  #begin(stream: MediaStream): void {
    const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
    const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: BITS_PER_SECOND });
    this.#recorder = recorder;
    this.#pieces = [];
    this.#before = 0;
    this.#seconds.set(0);
    recorder.addEventListener('dataavailable', ({ data }) => {
      if (data.size === 0 || this.#recorder !== recorder) return;
      this.#pieces.push(data);
      const type = plainType(recorder.mimeType);
      const piece: KeptSound = { work: this.#work, seconds: this.#elapsed(), type };
      void this.#room.put(SOUNDS, newId(), piece, data);
    });
    recorder.start(PIECE_MS);
    this.#startedAt = performance.now();
    this.#state.set('recording');
    this.#tick();
  }

  #tick(): void {
    clearInterval(this.#timer);
    this.#timer = setInterval(() => {
      this.#seconds.set(Math.floor(this.#elapsed()));
      if (this.#elapsed() >= this.#longest) this.pause();
    }, 250);
  }

  #elapsed(): number {
    const since = this.#state() === 'recording' ? performance.now() - this.#startedAt : 0;
    return this.#before + since / 1_000;
  }

  #release(): void {
    clearInterval(this.#timer);
    const recorder = this.#recorder;
    this.#recorder = undefined;
    if (recorder && recorder.state !== 'inactive') recorder.stop();
    recorder?.stream.getTracks().forEach((track) => track.stop());
    this.#before = 0;
    if (this.#state() !== 'missing') this.#state.set('idle');
  }
}

const canRecord = (): boolean =>
  typeof MediaRecorder === 'function' && Boolean(navigator.mediaDevices?.getUserMedia);
