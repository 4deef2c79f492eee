/** Roles open kinds of action; which rows is decided by relations (my cohort, my organisation, assigned to me). */
export const roles = [
  'participant',
  'facilitator',
  'officer',
  'editor',
  'admin',
  /** Reads what is restricted in her organisation, and nothing else. */
  'safeguarding',
] as const;
export type Role = (typeof roles)[number];

/** Whoever is signed in, as every service method receives it. */
export interface Actor {
  personId: string;
  sessionId: string;
  /** The organisation she belongs to: what an officer or editor may act on. Admins act on all. */
  organisationId: string;
  roles: readonly Role[];
  locale: 'id' | 'en';
}

export const hasRole = (actor: Pick<Actor, 'roles'>, ...wanted: Role[]): boolean =>
  wanted.some((role) => actor.roles.includes(role));
