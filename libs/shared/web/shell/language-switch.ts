import { Component, inject } from '@angular/core';
import { LANGUAGES, Language } from '../language/language';
import { PersonSettings } from '../person/person-settings';

/** Offers the other languages by their own names. */
@Component({
  selector: 'pijar-language-switch',
  template: `
    @for (language of languages; track language) {
      @if (language !== settings.language()) {
        <button
          type="button"
          class="pijar-button pijar-button--quiet"
          [lang]="language"
          (click)="settings.speak(language)"
        >
          {{ names[language] }}
        </button>
      }
    }
  `,
})
export class LanguageSwitch {
  protected readonly settings = inject(PersonSettings);
  protected readonly languages = LANGUAGES;
  protected readonly names: Record<Language, string> = { id: 'Indonesia', en: 'English' };
}
