import { Routes } from '@angular/router';
import { certificateRoutes } from '@pijar/credentials/web';
import { allow, participantRoutes as identityRoutes } from '@pijar/identity/web';
import { participantRoutes as learningRoutes } from '@pijar/learning/web';
import { inboxRoutes, provideBell } from '@pijar/notifications/web';
import { ParticipantShell, Place } from '@pijar/shared/web';

/** The bottom bar: Belajar, Tugas, Saya. A place is added together with its page. */
const places: Place[] = [
  { path: '/belajar', label: 'shell.place.learn', icon: 'learn' },
  { path: '/saya', label: 'shell.place.me', icon: 'me' },
];

/** Pages of a participant: each context adds its routes with one line. */
const pages: Routes = [...learningRoutes, ...certificateRoutes, ...inboxRoutes, ...identityRoutes];

export default [
  {
    path: '',
    canActivate: [allow('participant')],
    component: ParticipantShell,
    data: { places },
    providers: provideBell('/saya/pesan'),
    children: pages,
  },
] satisfies Routes;
