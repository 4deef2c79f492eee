import { DOCUMENT, DestroyRef, Injectable, computed, inject, signal } from '@angular/core';

/** Lessons are written in Indonesian, whatever the language of the buttons. */
const SPOKEN = 'id';

/**
 * Reads text aloud with the phone's own Indonesian voice. Paragraph by paragraph: Chrome on Android falls silent in the middle of
 * long texts and cannot pause, so stopping keeps the place and going on begins that paragraph again.
 */
@Injectable()
export class ReadAloud {
  readonly #window = inject(DOCUMENT).defaultView!;
  readonly #speech: SpeechSynthesis | undefined = this.#window.speechSynthesis;
  readonly #voice = signal<SpeechSynthesisVoice | null>(null);
  #texts: string[] = [];
  /** Which paragraph is being read; null when silent. */
  readonly at = signal<number | null>(null);
  readonly #kept = signal(0);

  /** False where the phone has no Indonesian voice: then nothing is offered. */
  readonly canSpeak = computed(() => this.#voice() !== null);
  readonly isSpeaking = computed(() => this.at() !== null);
  /** It was stopped on the way. */
  readonly hasBegun = computed(() => this.#kept() > 0);

  constructor() {
    const speech = this.#speech;
    if (!speech) return;
    const findVoice = () => {
      const voices = speech.getVoices().filter((voice) => isIndonesian(voice.lang));
      // One on the phone itself works without signal and costs no data.
      this.#voice.set(voices.find((voice) => voice.localService) ?? voices[0] ?? null);
    };
    findVoice();
    speech.addEventListener?.('voiceschanged', findVoice);
    inject(DestroyRef).onDestroy(() => {
      speech.removeEventListener?.('voiceschanged', findVoice);
      this.stop();
    });
  }

  /** Reads these paragraphs, from where it was stopped. */
  start(texts: string[]): void {
    this.#texts = texts;
    this.#speak(this.#kept() < texts.length ? this.#kept() : 0);
  }

  stop(): void {
    const at = this.at();
    if (at === null) return;
    this.#kept.set(at);
    this.at.set(null);
    this.#speech?.cancel();
  }

  #speak(index: number): void {
    const text = this.#texts[index];
    const voice = this.#voice();
    if (text === undefined || !voice || !this.#speech) {
      this.#kept.set(0);
      this.at.set(null);
      return;
    }
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = 0.95;
    utterance.onend = () => {
      if (this.at() === index) this.#speak(index + 1);
    };
    utterance.onerror = () => {
      if (this.at() === index) this.stop();
    };
    this.at.set(index);
    this.#speech.speak(utterance);
  }
}

/** `id`, `id-ID`, and `in-ID`, which older Android phones say. */
const isIndonesian = (language: string): boolean =>
  [SPOKEN, 'in'].includes(language.toLowerCase().split(/[-_]/)[0] ?? '');
