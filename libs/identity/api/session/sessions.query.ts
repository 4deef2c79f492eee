import { Inject, Injectable } from '@nestjs/common';
import type { Actor, Role } from '@pijar/identity/contracts';
import { SETTINGS, type Settings } from '@pijar/shared/api';
import { DataSource } from 'typeorm';
import { hashToken, sessionDays } from './session-token';

interface SessionRow {
  id: string;
  person_id: string;
  organisation_id: string;
  locale: 'id' | 'en';
  roles: Role[];
  is_stale?: boolean;
}

/** A session that opens something, with its account; the parameter says whether this is the demo. */
const liveSession = (isDemo: string) => `session s
  join person p on p.id = s.person_id and p.erased_at is null
  join account a on a.person_id = p.id and a.disabled_at is null and (not a.is_demo or ${isDemo})
   and s.expires_at > now()`;
const actorColumns = `s.id, s.person_id, p.organisation_id, p.locale,
  array(select role from role_grant r where r.person_id = p.id order by role) as roles`;

/** Finds who holds a token: one statement per request, plus one an hour to push the expiry on. */
@Injectable()
export class SessionsQuery {
  constructor(
    private readonly db: DataSource,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Null when the token is unknown, expired, or its account is disabled (or a demo account while the demo is off). */
  async actorOf(token: string): Promise<Actor | null> {
    const [row] = (await this.db.query(
      `select ${actorColumns}, s.seen_at < now() - interval '1 hour' as is_stale
         from ${liveSession('$2')} where s.token_hash = $1`,
      [hashToken(token), this.settings.isDemo],
    )) as SessionRow[];
    if (!row) return null;
    if (row.is_stale) await this.touch(row.id);
    return actorIn(row);
  }

  /** Who holds these sessions now, by session; one that has ended, or whose account is disabled, is not among them. */
  async actorsOf(sessionIds: readonly string[]): Promise<Map<string, Actor>> {
    const rows = (await this.db.query(
      `select ${actorColumns} from ${liveSession('$2')} where s.id = any($1)`,
      [sessionIds, this.settings.isDemo],
    )) as SessionRow[];
    return new Map(rows.map((row) => [row.id, actorIn(row)]));
  }

  private async touch(sessionId: string): Promise<void> {
    await this.db.query(
      `update session set seen_at = now(), expires_at = now() + make_interval(days => $2) where id = $1`,
      [sessionId, sessionDays],
    );
  }
}

const actorIn = (row: SessionRow): Actor => ({
  personId: row.person_id,
  sessionId: row.id,
  organisationId: row.organisation_id,
  roles: row.roles,
  locale: row.locale,
});
