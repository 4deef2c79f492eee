import { inject } from '@angular/core';
import { CanActivateFn, CanMatchFn, Router } from '@angular/router';
import type { Role } from '@pijar/identity/contracts';
import { homeOf } from './homes';
import { hasPeople } from './kept-session';
import { SessionStore } from './session-store';

/** Opens an area to these roles (to everybody with an account when none is named); sends the others to their own. */
export const allow =
  (...roles: Role[]): CanActivateFn =>
  async (_, state) => {
    const [store, router] = [inject(SessionStore), inject(Router)];
    const session = await store.known();
    if (!session) return router.createUrlTree(['/masuk'], { queryParams: { lanjut: state.url } });
    if (roles.length === 0 || roles.some((role) => session.roles.includes(role))) return true;
    return router.parseUrl(homeOf(session.roles));
  };

/** For the start page and the sign-in: whoever is signed in goes on to her own first page. Asks the phone only. */
export const toOwnHome: CanActivateFn = () => {
  const session = inject(SessionStore).session();
  return session ? inject(Router).parseUrl(homeOf(session.roles)) : true;
};

/** Where people use this phone already, the sign-in shows them first; `?lain` asks for the form. */
export const peopleFirst: CanMatchFn = () =>
  hasPeople() && !inject(Router).currentNavigation()?.extractedUrl.queryParams['lain'];
