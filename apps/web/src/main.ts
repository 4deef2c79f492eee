import { bootstrapApplication } from '@angular/platform-browser';
import { askForOpening } from '@pijar/shared/web';
import { App } from './app';
import { appConfig } from './app.config';

askForOpening(window);
bootstrapApplication(App, appConfig).catch((error: unknown) => reportError(error));
