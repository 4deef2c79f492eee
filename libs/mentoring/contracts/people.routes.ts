import { route } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as schemas from './people.schemas';

export type Suggestion = z.infer<typeof schemas.Suggestion>;
export type PersonOfMine = z.infer<typeof schemas.PersonOfMine>;
export type MyPeople = z.infer<typeof schemas.MyPeople>;

/** The participants that the actor accompanies, with one thing to do for each. */
export const listMyPeople = route<object, MyPeople>('GET', '/api/v1/my-people');
