import { route } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as schemas from './preferences.schemas';

export type Preferences = z.infer<typeof schemas.Preferences>;
export type PreferencesChange = z.infer<typeof schemas.PreferencesChange>;

export const getPreferences = route<object, Preferences>('GET', '/api/v1/me/notifications');

/** Changes only what is named; the same again changes nothing. */
export const changePreferences = route<{ body: PreferencesChange }, Preferences>(
  'PATCH',
  '/api/v1/me/notifications',
);
