import { Provider } from '@angular/core';
import { Routes } from '@angular/router';
import { SHELL_BELL, speaking } from '@pijar/shared/web';
import { INBOX_PATH } from './inbox-path';
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

/** Below the participant's shell. */
export const inboxRoutes: Routes = inbox('saya/pesan');

/** Below the staff's shell, for every role. */
export const staffInboxRoutes: Routes = inbox('pesan');
