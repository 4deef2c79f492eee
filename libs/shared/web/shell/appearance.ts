import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../kit/icon';
import { IconName } from '../kit/icon-paths';
import { LANGUAGES, Language } from '../language/language';
import { PersonSettings, Theme } from '../person/person-settings';

/** Choice of language and light, for a menu or for a page of settings. */
@Component({
  selector: 'pijar-appearance',
  imports: [Icon, TranslocoPipe],
  template: `
    <fieldset>
      <legend>{{ 'shell.language' | transloco }}</legend>
      @for (language of languages; track language) {
        <button
          type="button"
          [lang]="language"
          [attr.aria-pressed]="settings.language() === language"
          (click)="settings.speak(language)"
        >
          {{ names[language] }}
        </button>
      }
    </fieldset>
    <fieldset>
      <legend>{{ 'shell.theme.label' | transloco }}</legend>
      @for (theme of themes; track theme.name) {
        <button
          type="button"
          [attr.aria-pressed]="settings.theme() === theme.name"
          (click)="settings.useTheme(theme.name)"
        >
          <pijar-icon [name]="theme.icon" [size]="18" />
          {{ 'shell.theme.' + theme.name | transloco }}
        </button>
      }
    </fieldset>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-4);
    }
    fieldset {
      display: flex;
      gap: var(--space-1);
      min-width: 0;
      margin: 0;
      padding: var(--space-1);
      border: 0;
      border-radius: var(--radius-s);
      background: var(--sunk);
    }
    legend {
      float: left;
      width: 100%;
      margin-bottom: var(--space-1);
      padding: 0 var(--space-1);
      font-size: var(--text-xs);
      font-weight: 700;
      color: var(--ink-soft);
    }
    fieldset {
      flex-wrap: wrap;
    }
    button {
      display: inline-flex;
      flex: 1;
      align-items: center;
      justify-content: center;
      gap: var(--space-1);
      min-height: var(--target);
      padding: var(--space-1) var(--space-2);
      border: 0;
      border-radius: 0.5rem;
      background: transparent;
      font-size: var(--text-sm);
      font-weight: 650;
      white-space: nowrap;
    }
    button[aria-pressed='true'] {
      background: var(--surface-raised);
      box-shadow: 0 0 0 1.5px var(--line-strong);
      font-weight: 800;
    }
  `,
})
export class Appearance {
  protected readonly settings = inject(PersonSettings);
  protected readonly languages = LANGUAGES;
  protected readonly names: Record<Language, string> = { id: 'Indonesia', en: 'English' };
  protected readonly themes: { name: Theme; icon: IconName }[] = [
    { name: 'system', icon: 'settings' },
    { name: 'light', icon: 'sun' },
    { name: 'dark', icon: 'moon' },
  ];
}
