import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding, type Routes } from '@angular/router';
import type { SessionView } from '@pijar/identity/contracts';
import { problemInterceptor, provideLanguages } from '@pijar/shared/web';
import { provideSession } from '../session/provide-session';

/** Somebody who is signed in, as the server tells it. */
export const sessionOf = (more: Partial<SessionView> = {}): SessionView => ({
  personId: '01890000-0000-7000-8000-000000000001',
  sessionId: '01890000-0000-7000-8000-000000000002',
  fullName: 'Siti Aminah',
  firstName: 'Siti',
  initials: 'SA',
  participantNumber: 'P7K2M9HX',
  username: null,
  phone: '6281234567890',
  locale: 'id',
  roles: ['participant'],
  secretKind: 'pin',
  organisation: { organisationId: '01890000-0000-7000-8000-000000000003', name: 'Kabar Bumi' },
  help: { contactName: 'Bu Rohana', phone: '628111', whatsapp: '628111', note: null },
  consents: [],
  erasureRequestedAt: null,
  isDemo: false,
  ...more,
});

@Component({ selector: 'pijar-tried-page', template: '<h1>Page</h1>' })
export class TriedPage {}

/** A server that answers when told, the real session store, and these routes. */
export function provideTried(routes: Routes): HttpTestingController {
  TestBed.configureTestingModule({
    providers: [
      provideLanguages(),
      provideRouter(routes, withComponentInputBinding()),
      provideHttpClient(withInterceptors([problemInterceptor])),
      provideHttpClientTesting(),
      provideSession(),
    ],
  });
  return TestBed.inject(HttpTestingController);
}

export const problem = (
  status: number,
  kind: string,
): [object, { status: number; statusText: string }] => [
  { type: `/problems/${kind}`, title: kind, status },
  { status, statusText: kind },
];
