import { newParticipantNumber, newToken, Secrets, sessionCookie } from '@pijar/identity/api';
import type { Role } from '@pijar/identity/contracts';
import { newId } from '@pijar/shared/api';
import type { DataSource } from 'typeorm';

let counter = 0;
/** A number no other row of this run has. */
export const unique = (): number => ++counter;

/** An organisation with contacts; returns its id. */
export async function makeOrganisation(
  db: DataSource,
  name = `Lembaga ${unique()}`,
): Promise<string> {
  const id = newId();
  await db.query(
    `insert into organisation (id, name, region_code, contact_name, contact_phone, contact_whatsapp)
     values ($1, $2, '52.03', 'Bu Rohana', '6281200000001', '6281200000001')`,
    [id, name],
  );
  return id;
}

export interface TestPerson {
  personId: string;
  organisationId: string;
  sessionId: string;
  /** Ready for the `cookie` header. */
  cookie: string;
  participantNumber: string | null;
}

export interface PersonOptions {
  fullName?: string;
  phone?: string;
  sex?: string;
  username?: string;
  /** A PIN or password that works; left out, nobody can sign in with one. */
  secret?: string;
  isDemo?: boolean;
}

/** A person with roles, an activated account and an open session. */
export async function makePerson(
  db: DataSource,
  organisationId: string,
  roles: Role[],
  more: PersonOptions = {},
): Promise<TestPerson> {
  const personId = newId();
  const n = unique();
  const isParticipant = roles.includes('participant');
  const participantNumber = isParticipant ? newParticipantNumber() : null;
  await db.query(
    `insert into person (id, organisation_id, participant_number, full_name, phone, sex)
     values ($1, $2, $3, $4, $5, $6)`,
    [
      personId,
      organisationId,
      participantNumber,
      more.fullName ?? `Orang ${n}`,
      more.phone ?? null,
      more.sex ?? 'female',
    ],
  );
  await db.query(
    `insert into account (person_id, username, secret_kind, secret_hash, activated_at, is_demo)
     values ($1, $2, $3, $4, now(), $5)`,
    [
      personId,
      isParticipant ? null : (more.username ?? `staf${n}-${personId.slice(-6)}`),
      isParticipant ? 'pin' : 'password',
      more.secret ? await new Secrets().hash(more.secret) : null,
      more.isDemo ?? false,
    ],
  );
  for (const role of roles) {
    await db.query('insert into role_grant (person_id, role) values ($1, $2)', [personId, role]);
  }
  const { token, hash } = newToken();
  const sessionId = newId();
  await db.query(
    `insert into session (id, token_hash, person_id, expires_at) values ($1, $2, $3, now() + interval '1 day')`,
    [sessionId, hash, personId],
  );
  return {
    personId,
    organisationId,
    sessionId,
    cookie: `${sessionCookie}=${token}`,
    participantNumber,
  };
}
