import { Routes } from '@angular/router';
import { ACCOUNT_SLOTS, accountRoutes, allow } from '@pijar/identity/web';
import { preferencesSlot, provideBell, staffInboxRoutes } from '@pijar/notifications/web';
import { Place, StaffShell } from '@pijar/shared/web';

/** The rail, filtered by role. A place is added together with its page. */
const places: Place[] = [
  { path: '/petugas', label: 'shell.place.cohorts', icon: 'people', roles: ['officer', 'admin'] },
  {
    path: '/pendamping',
    label: 'shell.place.queue',
    icon: 'task',
    roles: ['facilitator', 'officer', 'admin'],
  },
  {
    path: '/pendamping/orang-saya',
    label: 'shell.place.myPeople',
    icon: 'sun',
    roles: ['facilitator'],
  },
  {
    path: '/pendamping/obrolan',
    label: 'shell.place.talks',
    icon: 'chat',
    roles: ['facilitator'],
  },
  {
    path: '/pendamping/peserta',
    label: 'shell.place.participants',
    icon: 'people',
    roles: ['facilitator'],
  },
  { path: '/pendamping/hari', label: 'shell.place.days', icon: 'calendar', roles: ['facilitator'] },
  {
    path: '/pendamping/klinik',
    label: 'shell.place.clinics',
    icon: 'chat',
    roles: ['facilitator', 'officer', 'admin'],
  },
  {
    path: '/pendamping/waktu',
    label: 'shell.place.myTime',
    icon: 'clock',
    roles: ['facilitator'],
  },
  {
    path: '/pendamping/belajar-menilai',
    label: 'shell.place.learnGrading',
    icon: 'learn',
    roles: ['facilitator'],
  },
  {
    path: '/petugas/menilai',
    label: 'shell.place.grading',
    icon: 'eye',
    roles: ['officer', 'admin'],
  },
  {
    path: '/petugas/libur',
    label: 'shell.place.holidays',
    icon: 'calendar',
    roles: ['officer', 'admin'],
  },
  {
    path: '/petugas/pesan-keluar',
    label: 'shell.place.deliveries',
    icon: 'send',
    roles: ['officer', 'admin'],
  },
  {
    path: '/petugas/rekaman',
    label: 'shell.place.recordings',
    icon: 'listen',
    roles: ['officer', 'admin'],
  },
  {
    path: '/petugas/permintaan-hapus',
    label: 'shell.place.erasure',
    icon: 'trash',
    roles: ['officer', 'admin'],
  },
  {
    path: '/perlindungan',
    label: 'shell.place.safeguarding',
    icon: 'lock',
    roles: ['safeguarding', 'admin'],
  },
  { path: '/admin/staf', label: 'shell.place.staff', icon: 'people', roles: ['admin'] },
  {
    path: '/admin/lembaga',
    label: 'shell.place.organisations',
    icon: 'building',
    roles: ['admin'],
  },
  { path: '/admin/catatan', label: 'shell.place.audit', icon: 'clock', roles: ['admin'] },
  { path: '/admin/pekerjaan', label: 'shell.place.jobs', icon: 'alert', roles: ['admin'] },
  { path: '/akun', label: 'shell.place.account', icon: 'me' },
];

export default [
  {
    path: '',
    canActivate: [allow('facilitator', 'officer', 'editor', 'admin', 'safeguarding')],
    component: StaffShell,
    data: { places },
    providers: [
      ...provideBell('/pesan'),
      { provide: ACCOUNT_SLOTS, useValue: preferencesSlot, multi: true },
    ],
    children: [
      ...accountRoutes,
      ...staffInboxRoutes,
      {
        path: 'pendamping',
        canActivate: [allow('facilitator', 'officer', 'admin')],
        loadChildren: () => import('./coach.routes'),
      },
      {
        path: 'petugas',
        canActivate: [allow('officer', 'admin')],
        loadChildren: () => import('./officer.routes'),
      },
      {
        path: 'perlindungan',
        canActivate: [allow('safeguarding', 'admin')],
        loadChildren: () => import('./safeguarding.routes'),
      },
      {
        path: 'admin',
        canActivate: [allow('admin')],
        loadChildren: () => import('./admin.routes'),
      },
    ],
  },
] satisfies Routes;
