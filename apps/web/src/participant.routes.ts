import { Routes } from '@angular/router';
import { certificateRoutes } from '@pijar/credentials/web';
import { ParticipantShell, Place } from '@pijar/shared/web';

/** The bottom bar: Belajar, Tugas, Saya. A place is added together with its page. */
const places: Place[] = [];

/** Pages of a participant: each context adds its routes with one line. */
const pages: Routes = [...certificateRoutes];

export default [
  { path: '', component: ParticipantShell, data: { places }, children: pages },
] satisfies Routes;
