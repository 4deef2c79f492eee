import {
  EnvironmentProviders,
  Injectable,
  inject,
  isDevMode,
  makeEnvironmentProviders,
  provideAppInitializer,
} from '@angular/core';
import {
  Translation,
  TranslocoLoader,
  TranslocoService,
  provideTransloco,
  provideTranslocoTranspiler,
} from '@jsverse/transloco';
import { Observable, from, map, of } from 'rxjs';
import indonesian from '../i18n/id.json';
import { PersonSettings } from '../person/person-settings';
import { LANGUAGES } from './language';
import { CountingTranspiler } from './counting-transpiler';

/** Indonesian travels with the shell (nothing to wait for on a bad line); English is a chunk of its own. */
@Injectable({ providedIn: 'root' })
export class BaseWords implements TranslocoLoader {
  getTranslation(language: string): Observable<Translation> {
    return language === 'en'
      ? from(import('../i18n/en.json')).pipe(map((file) => file.default))
      : of(indonesian);
  }
}

/** Run-time languages of the interface; starts with the person's stored choice. */
export function provideLanguages(): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideTransloco({
      config: {
        availableLangs: [...LANGUAGES],
        defaultLang: 'id',
        fallbackLang: 'id',
        reRenderOnLangChange: true,
        prodMode: !isDevMode(),
        scopes: { keepCasing: true },
      },
      loader: BaseWords,
    }),
    provideTranslocoTranspiler(CountingTranspiler),
    provideAppInitializer(() => {
      const language = inject(PersonSettings).language();
      const transloco = inject(TranslocoService);
      transloco.setActiveLang(language);
      return transloco.load(language);
    }),
  ]);
}
