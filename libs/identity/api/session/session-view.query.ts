import { Injectable } from '@nestjs/common';
import type { SessionView } from '@pijar/identity/contracts';
import { problems } from '@pijar/shared/api';
import { DataSource } from 'typeorm';
import { firstNameOf, initialsOf } from './person-words';

type Row = Omit<SessionView, 'firstName' | 'initials' | 'sessionId' | 'erasureRequestedAt'> & {
  erasureRequestedAt: Date | null;
};

/** Everything the first screen needs to know of who is signed in, in one statement. */
@Injectable()
export class SessionViewQuery {
  constructor(private readonly db: DataSource) {}

  async of(session: { personId: string; sessionId: string }): Promise<SessionView> {
    const [row] = (await this.db.query(
      `select p.id as "personId", p.full_name as "fullName",
              p.participant_number as "participantNumber", a.username, p.phone, p.locale,
              a.secret_kind as "secretKind", a.is_demo as "isDemo",
              array(select role from role_grant r where r.person_id = p.id order by role) as roles,
              json_build_object('organisationId', o.id, 'name', o.name) as organisation,
              json_build_object('contactName', o.contact_name, 'phone', o.contact_phone,
                'whatsapp', o.contact_whatsapp, 'note', o.help_note) as help,
              coalesce((select json_agg(c) from (
                select distinct on (purpose) purpose, text_version as "textVersion",
                       is_granted as "isGranted", at
                  from consent where person_id = p.id order by purpose, at desc) c), '[]') as consents,
              (select requested_at from erasure_request e
                where e.person_id = p.id and e.state = 'open') as "erasureRequestedAt"
         from person p join account a on a.person_id = p.id
         join organisation o on o.id = p.organisation_id
        where p.id = $1`,
      [session.personId],
    )) as Row[];
    if (!row) throw problems.unauthorized();
    return {
      ...row,
      sessionId: session.sessionId,
      firstName: firstNameOf(row.fullName),
      initials: initialsOf(row.fullName),
      erasureRequestedAt: row.erasureRequestedAt?.toISOString() ?? null,
    };
  }
}
