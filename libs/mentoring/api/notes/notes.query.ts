import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import type { NotedPeople, SensitiveNote, SensitiveNotes } from '@pijar/mentoring/contracts';
import { Keyring, SETTINGS, type Settings } from '@pijar/shared/api';
import { readersOf } from '@pijar/submissions/api';
import { DataSource, type EntityManager } from 'typeorm';
import { NoteAccess, mayOpen, type NotedMembership } from './note-access';

interface Row extends Pick<SensitiveNote, 'id' | 'authorName' | 'looks'> {
  authorId: string;
  writtenAt: Date;
  changedAt: Date | null;
  keyId: string;
}

/** Looks that are listed with a note. */
const looksShown = 20;

const looks = `(select coalesce(json_agg(l.look order by l.id desc), '[]') from (
    select e.id, json_build_object('byName', p.full_name, 'kind', split_part(e.action, '.', 2),
             'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as look
      from audit_entry e join person p on p.id = e.actor_id
     where e.subject_type = 'sensitive_note' and e.subject_id = n.id
       and e.action in ('note.opened', 'note.refused')
     order by e.id desc limit ${looksShown}) l)`;

/** Who wrote notes, when, and who looked; never what they say. */
@Injectable()
export class NotesQuery {
  constructor(
    private readonly db: DataSource,
    private readonly access: NoteAccess,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws 404 as NoteAccess.see */
  async list(actor: Actor, membershipId: string): Promise<SensitiveNotes> {
    const seen = await this.access.see(actor, membershipId);
    // The small size makes its secret with the first note.
    const isSecretMissing =
      this.keyring().presentId === null && this.settings.secrets.file === null;
    return {
      ...{ fullName: seen.fullName, cohortName: seen.cohortName },
      ...{ mayWrite: !isSecretMissing, isSecretMissing },
      items: await this.items(actor, seen, this.db.manager),
    };
  }

  /** @param noteId only this one */
  async items(
    actor: Actor,
    { membershipId, relation }: NotedMembership,
    manager: EntityManager,
    noteId: string | null = null,
  ): Promise<SensitiveNote[]> {
    const rows = (await manager.query(
      `select n.id, n.author_id as "authorId", a.full_name as "authorName", n.written_at as "writtenAt",
              n.changed_at as "changedAt", n.key_id as "keyId", ${looks} as looks
         from sensitive_note n join person a on a.id = n.author_id
        where n.membership_id = $1 and ($4::uuid is null or n.id = $4)
          and (n.author_id = $2 or $3 = 'trusted' or $3 = 'leads' and n.written_as <> 'trusted')
        order by n.written_at desc, n.id desc`,
      [membershipId, actor.personId, relation, noteId],
    )) as Row[];
    const keyring = this.keyring();
    return rows.map(({ authorId, keyId, writtenAt, changedAt, ...row }) => ({
      ...row,
      writtenAt: writtenAt.toISOString(),
      changedAt: changedAt?.toISOString() ?? null,
      isMine: authorId === actor.personId,
      mayOpen: mayOpen(actor, authorId, relation),
      isKeyMissing: !keyring.has(keyId),
    }));
  }

  /** Of those for whom the actor is a safeguarding person. */
  async people(actor: Actor): Promise<NotedPeople> {
    const rows = (await this.db.query(
      `select m.id as "membershipId", p.full_name as "fullName", c.name as "cohortName", n.count, n.last as "lastAt"
         from (select membership_id, count(*)::int as count, max(coalesce(changed_at, written_at)) as last
                 from sensitive_note group by membership_id) n
         join membership m on m.id = n.membership_id
         join person p on p.id = m.person_id
         join cohort c on c.id = m.cohort_id
        where $1 in (select t.id from ${readersOf('c.organisation_id', 'm.person_id')} t)
        order by n.last desc, m.id`,
      [actor.personId],
    )) as (Omit<NotedPeople['items'][number], 'lastAt'> & { lastAt: Date })[];
    return { items: rows.map((row) => ({ ...row, lastAt: row.lastAt.toISOString() })) };
  }

  private keyring(): Keyring {
    return Keyring.of(this.settings.secrets);
  }
}
