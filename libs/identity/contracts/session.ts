import { route } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as s from './session.schemas';

export type SignIn = z.infer<typeof s.SignIn>;
export type SessionView = z.infer<typeof s.SessionView>;
export type HelpContacts = z.infer<typeof s.HelpContacts>;
export type ConsentState = z.infer<typeof s.ConsentState>;
export type MySession = z.infer<typeof s.MySession>;
export type MySessions = z.infer<typeof s.MySessions>;
export type SessionParams = z.infer<typeof s.SessionParams>;
export type LocaleChange = z.infer<typeof s.LocaleChange>;
export type SecretChange = z.infer<typeof s.SecretChange>;
export type DemoAccount = z.infer<typeof s.DemoAccount>;
export type DemoAccountList = z.infer<typeof s.DemoAccountList>;

/** Problems: 401 `wrong-secret`, 409 `which-person`, 429 `too-many-tries`. */
export const signIn = route<{ body: SignIn }, SessionView>('POST', '/api/v1/session');
export const showSession = route<object, SessionView>('GET', '/api/v1/session');
export const signOut = route<object, void>('DELETE', '/api/v1/session');

export const listMySessions = route<object, MySessions>('GET', '/api/v1/me/sessions');
/** All but this one. */
export const endOtherSessions = route<object, void>('DELETE', '/api/v1/me/sessions');
export const endSession = route<{ params: SessionParams }, void>(
  'DELETE',
  '/api/v1/me/sessions/:sessionId',
);

export const changeLocale = route<{ body: LocaleChange }, void>('PUT', '/api/v1/me/locale');
/** Ends her other sessions. Problems: 401 `wrong-secret`, 403 `demo-account`, 422 with `weak-pin`, `weak-password`. */
export const changeSecret = route<{ body: SecretChange }, void>('PUT', '/api/v1/me/secret');

/** 404 where the demo is off. */
export const listDemoAccounts = route<object, DemoAccountList>('GET', '/api/v1/demo-accounts');
