import { Provider } from '@angular/core';
import { Routes } from '@angular/router';
import { SHELL_BELL, speaking } from '@pijar/shared/web';
import { INBOX_PATH } from './inbox-path';
import { preferenceWords } from './preferences/preference-words';
import { notificationWords } from './words';

/** Hangs the bell in a shell; `inboxPath` is where it leads. */
export const provideBell = (inboxPath: string): Provider[] => [
  { provide: SHELL_BELL, useValue: () => import('./bell/bell').then((m) => m.Bell) },
  { provide: INBOX_PATH, useValue: inboxPath },
];

const inbox = (path: string): Routes =>
  speaking('notifications', notificationWords, [
    {
      path,
      title: 'notifications.title',
      loadComponent: () => import('./inbox/inbox-page').then((m) => m.InboxPage),
    },
  ]);

const preferences = (path: string): Routes =>
  speaking('preferences', preferenceWords, [
    {
      path,
      title: 'preferences.title',
      loadComponent: () => import('./preferences/preferences-page').then((m) => m.PreferencesPage),
    },
  ]);

/** Below the participant's shell. */
export const inboxRoutes: Routes = [...inbox('saya/pesan'), ...preferences('saya/pemberitahuan')];

/** Below the staff's shell, for every role. */
export const staffInboxRoutes: Routes = [...inbox('pesan'), ...preferences('akun/pemberitahuan')];

/** On the account page of every role: the door to what one wants to be told. */
export const preferencesSlot = {
  load: () => import('./preferences/preferences-door').then((m) => m.PreferencesDoor),
};
