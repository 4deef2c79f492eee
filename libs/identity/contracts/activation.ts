import { route } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as s from './activation.schemas';
import type { SessionView } from './session';

export type CodeCheck = z.infer<typeof s.CodeCheck>;
export type CodeOwner = z.infer<typeof s.CodeOwner>;
export type Activation = z.infer<typeof s.Activation>;
export type IssuedCode = z.infer<typeof s.IssuedCode>;
export type IssuedCodes = z.infer<typeof s.IssuedCodes>;
export type CodeBatch = z.infer<typeof s.CodeBatch>;
export type CodeIssue = z.infer<typeof s.CodeIssue>;
export type ConsentParams = z.infer<typeof s.ConsentParams>;
export type PersonConsentParams = z.infer<typeof s.PersonConsentParams>;
export type ConsentChange = z.infer<typeof s.ConsentChange>;
export type MyConsent = z.infer<typeof s.MyConsent>;
export type MyConsents = z.infer<typeof s.MyConsents>;

/** Problems: 404 `code-unknown`, 410 `code-used`, `code-expired`, `code-replaced`, 429 `too-many-tries`. */
export const checkCode = route<{ body: CodeCheck }, CodeOwner>('POST', '/api/v1/activations/check');
/** Uses the code once, sets the secret and signs in. Further problems: 422 with `weak-pin`, `weak-password`, `consent-needed`. */
export const activate = route<{ body: Activation }, SessionView>('POST', '/api/v1/activations');

export const listMyConsents = route<object, MyConsents>('GET', '/api/v1/me/consents');
/** Problems: 409 `consent-required`, 409 `text-changed`. */
export const changeMyConsent = route<{ params: ConsentParams; body: ConsentChange }, void>(
  'PUT',
  '/api/v1/me/consents/:purpose',
);
