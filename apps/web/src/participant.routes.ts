import { Routes } from '@angular/router';
import { participantRoutes as learningRoutes } from '@pijar/learning/web';
import { ParticipantShell, Place } from '@pijar/shared/web';

/** The bottom bar: Belajar, Tugas, Saya. A place is added together with its page. */
const places: Place[] = [{ path: '/belajar', label: 'shell.place.learn', icon: 'learn' }];

/** Pages of a participant: each context adds its routes with one line. */
const pages: Routes = [...learningRoutes];

export default [
  { path: '', component: ParticipantShell, data: { places }, children: pages },
] satisfies Routes;
