import { inject } from '@angular/core';
import { CanMatchFn, Routes } from '@angular/router';
import { SessionStore } from '@pijar/identity/web';

/** Lets an area be asked for its routes only when the address is one of its own; asks who is there while they are on their way. */
const startsWith =
  (...names: string[]): CanMatchFn =>
  (_, segments) => {
    const isOurs = names.includes(segments[0]?.path ?? '');
    if (isOurs) void inject(SessionStore).known();
    return isOurs;
  };

export const appRoutes: Routes = [
  {
    path: '',
    canMatch: [startsWith('belajar', 'tugas', 'saya', 'sertifikat')],
    loadChildren: () => import('./participant.routes'),
  },
  {
    path: '',
    canMatch: [startsWith('pendamping', 'petugas', 'perlindungan', 'admin', 'akun', 'pesan')],
    loadChildren: () => import('./staff.routes'),
  },
  { path: '', loadChildren: () => import('./public.routes') },
];
