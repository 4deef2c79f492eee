import type { HelpContacts, SessionView } from '@pijar/identity/contracts';

/**
 * What stays on the phone for the time without signal: no phone number, no consents. Here lies that of whoever is shown, so that
 * everything opens at once; the others' lie sealed among their things, see OnThisPhone.
 */
export type KeptSession = Omit<SessionView, 'phone' | 'consents'>;

/** Help stays when she signs out: it is needed most by whoever cannot get in. */
export type KeptHelp = HelpContacts & { organisation: string };

const SESSION = 'pijar.session';
const HELP = 'pijar.help';
const LEAVING = 'pijar.leaving';
const PEOPLE = 'pijar.people';
const ONLY_HERE = 'pijar.onlyHere';
const isTrue = (value: unknown): boolean => value === true;

export const keptSession = (): KeptSession | null => read(SESSION, isSession);
export const keptHelp = (): KeptHelp | null => read(HELP, isHelp);
/** She signed out while there was no signal: the server has still to hear it. */
export const isLeaving = (): boolean => read(LEAVING, isTrue) ?? false;
/** Somebody's things are kept on this phone: she comes in with her PIN alone. */
export const hasPeople = (): boolean => read(PEOPLE, isTrue) ?? false;
/** Whoever is shown came in without the server. */
export const isOnlyHere = (): boolean => read(ONLY_HERE, isTrue) ?? false;

export function keepSession(session: KeptSession | null, isHeard = true): void {
  write(ONLY_HERE, (session && !isHeard) || null);
  if (!session) {
    write(SESSION, null);
    return;
  }
  write(SESSION, withoutContacts(session));
  write(HELP, { ...session.help, organisation: session.organisation.name });
  write(LEAVING, null);
}

export const withoutContacts = (session: KeptSession): KeptSession =>
  ({ ...session, phone: undefined, consents: undefined }) as KeptSession;

export const keepPeople = (hasSome: boolean): void => write(PEOPLE, hasSome || null);
export const keepLeaving = (isOnTheWay: boolean): void => write(LEAVING, isOnTheWay || null);

/** Calls back when another tab signs in or out, or somebody else came. */
export const onKeptElsewhere = (view: Window, changed: () => void): void =>
  view.addEventListener('storage', (event) => {
    if (event.key === null || [SESSION, ONLY_HERE].includes(event.key)) changed();
  });

const isSession = (value: unknown): boolean => {
  const session = value as Partial<KeptSession> | null;
  return typeof session?.personId === 'string' && Array.isArray(session.roles);
};
const isHelp = (value: unknown): boolean =>
  typeof (value as Partial<KeptHelp> | null)?.organisation === 'string';

function read<T>(name: string, isValid: (value: unknown) => boolean): T | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(name) ?? 'null');
    return isValid(value) ? (value as T) : null;
  } catch {
    return null;
  }
}

/** A closed storage (private mode) only means that the session is asked for again. */
function write(name: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(value));
  } catch {
    return;
  }
}
