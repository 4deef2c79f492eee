import { CanMatchFn, Routes } from '@angular/router';

/** Lets an area be asked for its routes only when the address is one of its own. */
const startsWith =
  (...names: string[]): CanMatchFn =>
  (_, segments) =>
    names.includes(segments[0]?.path ?? '');

export const appRoutes: Routes = [
  {
    path: '',
    canMatch: [startsWith('belajar', 'tugas', 'saya', 'sertifikat')],
    loadChildren: () => import('./participant.routes'),
  },
  {
    path: '',
    canMatch: [startsWith('pendamping', 'petugas', 'admin', 'akun', 'pesan')],
    loadChildren: () => import('./staff.routes'),
  },
  { path: '', loadChildren: () => import('./public.routes') },
];
