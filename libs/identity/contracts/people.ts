import { route, type Page } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type {
  CodeBatch,
  CodeIssue,
  ConsentChange,
  IssuedCode,
  IssuedCodes,
  MyConsents,
  PersonConsentParams,
} from './activation';
import type * as e from './erasure.schemas';
import type * as s from './person.schemas';

export type NewPerson = z.infer<typeof s.NewPerson>;
export type PersonEdit = z.infer<typeof s.PersonEdit>;
export type PersonView = z.infer<typeof s.PersonView>;
export type PersonRow = z.infer<typeof s.PersonRow>;
export type PersonParams = z.infer<typeof s.PersonParams>;
export type PeopleQuery = z.infer<typeof s.PeopleQuery>;
export type AccountState = z.infer<typeof s.AccountState>;
export type Locale = z.infer<typeof s.Locale>;
export type MyErasure = z.infer<typeof e.MyErasure>;
export type ErasureRequestView = z.infer<typeof e.ErasureRequestView>;
export type ErasureRequestsQuery = z.infer<typeof e.ErasureRequestsQuery>;
export type ErasureRequestParams = z.infer<typeof e.ErasureRequestParams>;

/** Participants by name; officers see those of their organisation. */
export const listPeople = route<{ query: PeopleQuery }, Page<PersonRow>>('GET', '/api/v1/people');
export const showPerson = route<{ params: PersonParams }, PersonView>(
  'GET',
  '/api/v1/people/:personId',
);
/** Problems: 409 `changed-meanwhile` with the current person. */
export const editPerson = route<{ params: PersonParams; body: PersonEdit }, PersonView>(
  'PATCH',
  '/api/v1/people/:personId',
);
/** For a new account to activate, for an active one to set a new PIN. Replaces older codes. Problems: 409 `account-disabled`, 403 `demo-account`. */
export const issueCode = route<{ params: PersonParams; body: CodeIssue }, IssuedCode>(
  'POST',
  '/api/v1/people/:personId/code',
);
/** For a sheet of slips. All or nothing: one person who may not be seen answers 404. */
export const issueCodes = route<{ body: CodeBatch }, IssuedCodes>('POST', '/api/v1/people/codes');
/** Ends her sessions and her codes at once. */
export const disablePerson = route<{ params: PersonParams }, PersonView>(
  'POST',
  '/api/v1/people/:personId/disable',
);
export const enablePerson = route<{ params: PersonParams }, PersonView>(
  'POST',
  '/api/v1/people/:personId/enable',
);
export const listConsentsOf = route<{ params: PersonParams }, MyConsents>(
  'GET',
  '/api/v1/people/:personId/consents',
);
/** Writes down what she said or signed. */
export const recordConsentOf = route<{ params: PersonConsentParams; body: ConsentChange }, void>(
  'PUT',
  '/api/v1/people/:personId/consents/:purpose',
);

/** A stream of JSON with everything kept about whoever is signed in. */
export const downloadMyData = route<object, unknown>('GET', '/api/v1/me/data');
export const showMyErasure = route<object, MyErasure>('GET', '/api/v1/me/erasure');
export const askErasure = route<object, MyErasure>('POST', '/api/v1/me/erasure');
export const withdrawErasure = route<object, void>('DELETE', '/api/v1/me/erasure');

export const listErasureRequests = route<{ query: ErasureRequestsQuery }, Page<ErasureRequestView>>(
  'GET',
  '/api/v1/erasure-requests',
);
/** Cannot be undone. Problems: 409 `already-decided`, 409 `last-admin`, 403 `own-request`. */
export const confirmErasure = route<{ params: ErasureRequestParams }, ErasureRequestView>(
  'POST',
  '/api/v1/erasure-requests/:requestId/confirm',
);
