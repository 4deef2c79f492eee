import { computed, inject, provideEnvironmentInitializer } from '@angular/core';
import { Routes } from '@angular/router';
import { certificateRoutes, certificateSlot, myCertificatesSlot } from '@pijar/credentials/web';
import {
  ACCOUNT_SLOTS,
  SessionStore,
  allow,
  participantRoutes as identityRoutes,
} from '@pijar/identity/web';
import {
  HOME_SLOTS,
  STEP_FACES,
  participantRoutes as learningRoutes,
  storageSlot,
  type HomeSlot,
  type StepFaces,
} from '@pijar/learning/web';
import {
  actionsSlot,
  checkInSlot,
  coachSlot,
  participantRoutes as mentoringRoutes,
} from '@pijar/mentoring/web';
import { inboxRoutes, preferencesSlot, provideBell } from '@pijar/notifications/web';
import {
  DEED_FACES,
  ParticipantShell,
  PhoneOutbox,
  Place,
  outboxRoutes,
  unsentSlot,
} from '@pijar/shared/web';
import { assignmentFace, taskRoutes } from '@pijar/submissions/web';
import {
  clinicsSlot,
  meetingFace,
  meetingsSlot,
  participantRoutes as clinicRoutes,
} from '@pijar/workshops/web';

/** The bottom bar: Belajar, Tugas, Saya. A place is added together with its page. */
const places: Place[] = [
  { path: '/belajar', label: 'shell.place.learn', icon: 'learn' },
  { path: '/tugas', label: 'shell.place.tasks', icon: 'task' },
  { path: '/saya', label: 'shell.place.me', icon: 'me' },
];

/** Pages of a participant: each context adds its routes with one line. */
const pages: Routes = [
  ...learningRoutes,
  ...clinicRoutes,
  ...mentoringRoutes,
  ...taskRoutes,
  ...certificateRoutes,
  ...inboxRoutes,
  ...outboxRoutes,
  ...identityRoutes,
];

/** Kinds of steps that are drawn by the contexts that own them. */
const faces: StepFaces = {
  assignment: assignmentFace,
  session: meetingFace,
  clinic: meetingFace,
};

/** What other contexts say on the first screen. */
const slots: HomeSlot[] = [certificateSlot, checkInSlot, actionsSlot, meetingsSlot, clinicsSlot];

/** Sends what she did on this phone, for as long as one of her pages is open. */
function startOutbox(): void {
  const { session } = inject(SessionStore);
  inject(PhoneOutbox).start({
    account: computed(() => session()?.personId ?? null),
    channels: async () => (await import('./channels')).channels,
  });
}

export default [
  {
    path: '',
    canActivate: [allow('participant')],
    component: ParticipantShell,
    data: { places },
    providers: [
      { provide: STEP_FACES, useValue: faces },
      { provide: HOME_SLOTS, useValue: slots },
      { provide: ACCOUNT_SLOTS, useValue: coachSlot, multi: true },
      { provide: ACCOUNT_SLOTS, useValue: unsentSlot, multi: true },
      { provide: ACCOUNT_SLOTS, useValue: storageSlot, multi: true },
      { provide: ACCOUNT_SLOTS, useValue: myCertificatesSlot, multi: true },
      { provide: ACCOUNT_SLOTS, useValue: preferencesSlot, multi: true },
      { provide: DEED_FACES, useValue: () => import('./deeds') },
      ...provideBell('/saya/pesan'),
      provideEnvironmentInitializer(startOutbox),
    ],
    children: pages,
  },
] satisfies Routes;
