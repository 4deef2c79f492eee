import { provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  ApplicationConfig,
  inject,
  isDevMode,
  provideBrowserGlobalErrorListeners,
} from '@angular/core';
import {
  TitleStrategy,
  provideRouter,
  withComponentInputBinding,
  withInMemoryScrolling,
  withNavigationErrorHandler,
} from '@angular/router';
import { provideServiceWorker } from '@angular/service-worker';
import { provideSession } from '@pijar/identity/web';
import {
  TranslatedTitle,
  problemInterceptor,
  provideAdoptedStyles,
  provideLanguages,
} from '@pijar/shared/web';
import { appRoutes } from './app.routes';
import { NavigationTrouble } from './navigation-trouble';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideAdoptedStyles(),
    provideLanguages(),
    provideRouter(
      appRoutes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
      withNavigationErrorHandler((error) => inject(NavigationTrouble).meet(error)),
    ),
    { provide: TitleStrategy, useExisting: TranslatedTitle },
    provideSession(),
    provideHttpClient(withInterceptors([problemInterceptor])),
    provideServiceWorker('ngsw-worker.js', {
      enabled: !isDevMode(),
      registrationStrategy: 'registerWhenStable:30000',
    }),
  ],
};
