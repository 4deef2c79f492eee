import { Routes } from '@angular/router';
import { speaking } from '@pijar/shared/web';
import { peopleFirst, toOwnHome } from './session/guards';
import { accountWords, phoneWords, staffWords, words } from './words';

/** Signing in and activating. */
export const publicRoutes: Routes = speaking('identity', words, [
  ...speaking('identityPhone', phoneWords, [
    {
      path: 'masuk',
      title: 'identityPhone.people.title',
      canMatch: [peopleFirst],
      canActivate: [toOwnHome],
      loadComponent: () => import('./sign-in/people-here-page').then((m) => m.PeopleHerePage),
    },
  ]),
  {
    path: 'masuk',
    title: 'identity.signIn.title',
    canActivate: [toOwnHome],
    loadComponent: () => import('./sign-in/sign-in-page').then((m) => m.SignInPage),
  },
  ...speaking('identityAccount', accountWords, [
    {
      path: 'aktivasi',
      title: 'identityAccount.activation.title',
      loadComponent: () => import('./activation/activation-page').then((m) => m.ActivationPage),
    },
  ]),
]);

const accountPage = (path: string): Routes =>
  speaking(
    'identity',
    words,
    speaking(
      'identityPhone',
      phoneWords,
      speaking('identityAccount', accountWords, [
        {
          path,
          title: 'identityAccount.me.title',
          loadComponent: () => import('./me/account-page').then((m) => m.AccountPage),
        },
      ]),
    ),
  );

/** Saya. */
export const participantRoutes = accountPage('saya');

/** The same page for staff, below no area: /akun. */
export const accountRoutes = accountPage('akun');

/** Below /petugas. */
export const officerRoutes: Routes = speaking('identityStaff', staffWords, [
  {
    path: 'permintaan-hapus',
    title: 'identityStaff.erasure.title',
    loadComponent: () => import('./staff/erasure-requests-page').then((m) => m.ErasureRequestsPage),
  },
]);

/** Below /admin. */
export const adminRoutes: Routes = speaking('identityStaff', staffWords, [
  { path: '', pathMatch: 'full', redirectTo: 'staf' },
  {
    path: 'lembaga',
    title: 'identityStaff.organisation.title',
    loadComponent: () => import('./staff/organisations-page').then((m) => m.OrganisationsPage),
  },
  {
    path: 'staf',
    title: 'identityStaff.staff.title',
    loadComponent: () => import('./staff/staff-page').then((m) => m.StaffPage),
  },
  {
    path: 'catatan',
    title: 'identityStaff.audit.title',
    loadComponent: () => import('./staff/audit-page').then((m) => m.AuditPage),
  },
]);

/** For pages of other contexts that show the person editor or a code slip: brings their words. */
export const speakingOfPeople = (routes: Routes): Routes =>
  speaking('identityStaff', staffWords, routes);
