import { Routes } from '@angular/router';
import { Place, StaffShell } from '@pijar/shared/web';

/** The rail, filtered by role. A place is added together with its page. */
const places: Place[] = [
  { path: '/petugas', label: 'shell.place.cohorts', icon: 'people', roles: ['officer', 'admin'] },
  { path: '/pendamping/hari', label: 'shell.place.days', icon: 'calendar', roles: ['facilitator'] },
];

export default [
  {
    path: '',
    component: StaffShell,
    data: { places },
    children: [
      { path: 'pendamping', loadChildren: () => import('./coach.routes') },
      { path: 'petugas', loadChildren: () => import('./officer.routes') },
      { path: 'admin', loadChildren: () => import('./admin.routes') },
    ],
  },
] satisfies Routes;
