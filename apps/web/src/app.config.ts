import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { ApplicationConfig, inject, provideBrowserGlobalErrorListeners } from '@angular/core';
import {
  TitleStrategy,
  provideRouter,
  withComponentInputBinding,
  withNavigationErrorHandler,
} from '@angular/router';
import { provideSession } from '@pijar/identity/web';
import {
  TranslatedTitle,
  keptAnswers,
  openedAnswers,
  problemInterceptor,
  provideAdoptedStyles,
  provideLanguages,
} from '@pijar/shared/web';
import { appRoutes } from './app.routes';
import { NavigationTrouble } from './navigation-trouble';
import { provideOfflineShell } from './service-worker';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideAdoptedStyles(),
    provideLanguages(),
    provideRouter(
      appRoutes,
      withComponentInputBinding(),
      withNavigationErrorHandler((error) => inject(NavigationTrouble).meet(error)),
    ),
    { provide: TitleStrategy, useExisting: TranslatedTitle },
    provideSession(),
    provideHttpClient(withInterceptors([keptAnswers, problemInterceptor, openedAnswers])),
    provideOfflineShell(),
  ],
};
