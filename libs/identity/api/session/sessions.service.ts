import { Injectable } from '@nestjs/common';
import type { Actor, MySessions } from '@pijar/identity/contracts';
import { newId, problems } from '@pijar/shared/api';
import { DataSource, type EntityManager } from 'typeorm';
import type { Caller } from './caller';
import { deviceName } from './device-name';
import { hashToken, newToken, sessionDays } from './session-token';

export interface OpenedSession {
  sessionId: string;
  personId: string;
  /** For the cookies; nobody else ever sees them. */
  tokens: { session: string; device: string };
}

/** Opens, lists and ends sessions. */
@Injectable()
export class SessionsService {
  constructor(private readonly db: DataSource) {}

  /** Signs the person in on the caller's device, which is known from now on. Whoever was signed in there before is not any more. */
  async open(manager: EntityManager, personId: string, caller: Caller): Promise<OpenedSession> {
    const session = newToken();
    const device = caller.deviceToken ?? newToken().token;
    const sessionId = newId();
    await manager.query(
      `delete from session where token_hash = $1 or (person_id = $2 and expires_at < now())`,
      [caller.sessionToken ? hashToken(caller.sessionToken) : null, personId],
    );
    await manager.query(
      `insert into session (id, token_hash, person_id, expires_at, user_agent)
       values ($1, $2, $3, now() + make_interval(days => $4), $5)`,
      [sessionId, session.hash, personId, sessionDays, caller.userAgent],
    );
    await manager.query(
      `insert into known_device (token_hash, person_id) values ($1, $2) on conflict do nothing`,
      [hashToken(device), personId],
    );
    return { sessionId, personId, tokens: { session: session.token, device } };
  }

  async listMine(actor: Actor): Promise<MySessions> {
    const rows = (await this.db.query(
      `select id, created_at, seen_at, user_agent from session
        where person_id = $1 and expires_at > now() order by seen_at desc limit 100`,
      [actor.personId],
    )) as { id: string; created_at: Date; seen_at: Date; user_agent: string | null }[];
    return {
      items: rows.map((row) => ({
        sessionId: row.id,
        device: deviceName(row.user_agent),
        createdAt: row.created_at.toISOString(),
        seenAt: row.seen_at.toISOString(),
        isCurrent: row.id === actor.sessionId,
      })),
    };
  }

  /** @throws 404 when it is not hers */
  async endMine(actor: Actor, sessionId: string): Promise<void> {
    const [, ended] = (await this.db.query('delete from session where id = $1 and person_id = $2', [
      sessionId,
      actor.personId,
    ])) as [unknown, number];
    if (ended === 0) throw problems.notFound();
  }

  async endOthers(actor: Actor): Promise<void> {
    await this.endAll(this.db.manager, actor.personId, actor.sessionId);
  }

  /** Ends all sessions of a person, but the one named. */
  async endAll(manager: EntityManager, personId: string, exceptId: string | null): Promise<void> {
    await manager.query('delete from session where person_id = $1 and id is distinct from $2', [
      personId,
      exceptId,
    ]);
  }
}
