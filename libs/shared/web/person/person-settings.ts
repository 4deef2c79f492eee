import { DOCUMENT, Injectable, Injector, effect, inject, signal } from '@angular/core';
import { Language, isLanguage } from '../language/language';
import { Words } from '../language/words';

export type Theme = 'system' | 'light' | 'dark';

const LANGUAGE = 'pijar.language';
const THEME = 'pijar.theme';

/** What a person chose for this device: language, time zone, light. Survives in local storage where there is one. */
@Injectable({ providedIn: 'root' })
export class PersonSettings {
  readonly #document = inject(DOCUMENT);
  readonly #injector = inject(Injector);
  readonly #language = signal<Language>(stored(LANGUAGE, isLanguage) ?? 'id');
  readonly #zone = signal(Intl.DateTimeFormat().resolvedOptions().timeZone);
  readonly #theme = signal<Theme>(stored(THEME, isTheme) ?? 'system');

  readonly language = this.#language.asReadonly();
  /** IANA name, e.g. `Asia/Makassar`: the device's until the person's own is known. */
  readonly zone = this.#zone.asReadonly();
  readonly theme = this.#theme.asReadonly();

  constructor() {
    effect(() => (this.#document.documentElement.lang = this.language()));
    effect(() => {
      const root = this.#document.documentElement;
      if (this.theme() === 'system') delete root.dataset['theme'];
      else root.dataset['theme'] = this.theme();
    });
  }

  /** Resolves when the words are on the screen; stays with the old language when they cannot be fetched. */
  async speak(language: Language): Promise<void> {
    if (language === this.language()) return;
    // Asked for late: the words' loader itself starts from these settings.
    await this.#injector.get(Words).switchTo(language);
    this.#language.set(language);
    store(LANGUAGE, language);
  }

  liveIn(zone: string): void {
    this.#zone.set(zone);
  }

  useTheme(theme: Theme): void {
    this.#theme.set(theme);
    store(THEME, theme === 'system' ? null : theme);
  }
}

const isTheme = (value: unknown): value is Theme =>
  value === 'system' || value === 'light' || value === 'dark';

function stored<T>(name: string, isValid: (value: unknown) => value is T): T | null {
  try {
    const value = localStorage.getItem(name);
    return isValid(value) ? value : null;
  } catch {
    return null;
  }
}

/** A closed storage (private mode) only means that the choice lasts as long as the page. */
function store(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    return;
  }
}
