import { DOCUMENT, Injectable, computed, inject, signal } from '@angular/core';
import { Language } from '../language/language';
import { PersonSettings } from '../person/person-settings';

/** Old Androids call Indonesian `in`. */
const TAGS: Record<Language, RegExp> = { id: /^(id|in)\b/i, en: /^en\b/i };

/** Reads words aloud with a voice of the device itself, where it has one for the language in use. */
@Injectable({ providedIn: 'root' })
export class Speech {
  readonly #synthesis = inject(DOCUMENT).defaultView?.speechSynthesis;
  readonly #settings = inject(PersonSettings);
  readonly #voices = signal<readonly SpeechSynthesisVoice[]>([]);
  readonly #isSpeaking = signal(false);
  readonly #voice = computed(() => {
    const fitting = this.#voices().filter((voice) =>
      TAGS[this.#settings.language()].test(voice.lang.replace('_', '-')),
    );
    // A voice of the device needs no signal.
    return fitting.find((voice) => voice.localService) ?? fitting[0];
  });

  readonly isAvailable = computed(() => this.#voice() !== undefined);
  readonly isSpeaking = this.#isSpeaking.asReadonly();

  constructor() {
    const look = () => this.#voices.set(this.#synthesis?.getVoices() ?? []);
    look();
    // Voices arrive late in most browsers.
    this.#synthesis?.addEventListener('voiceschanged', look);
  }

  /** Stops what was being read. Long texts go sentence by sentence: some voices fall silent after 15 seconds. */
  speak(text: string): void {
    const voice = this.#voice();
    if (!voice || !this.#synthesis) return;
    this.stop();
    const sentences = text.match(/[^.!?…\n]+[.!?…\n]*/g) ?? [];
    const utterances = sentences
      .filter((sentence) => sentence.trim())
      .map((sentence) =>
        Object.assign(new SpeechSynthesisUtterance(sentence), { voice, lang: voice.lang }),
      );
    const last = utterances.at(-1);
    if (!last) return;
    last.onend = () => this.#isSpeaking.set(false);
    this.#isSpeaking.set(true);
    for (const utterance of utterances) this.#synthesis.speak(utterance);
  }

  stop(): void {
    this.#synthesis?.cancel();
    this.#isSpeaking.set(false);
  }
}
