import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import type { SensitiveNote } from '@pijar/mentoring/contracts';
import {
  Audit,
  Clock,
  KeyMissing,
  Keyring,
  NotAuthentic,
  problems,
  SETTINGS,
  type Settings,
} from '@pijar/shared/api';
import { DataSource, type EntityManager } from 'typeorm';
import { NoteAccess, mayOpen, type NoteRow } from './note-access';
import { holdKeyring } from './rotate-notes';
import { NotesQuery } from './notes.query';

/** Notes that hardly anybody reads. Every look, every word written and every refusal is written down, without the words. */
@Injectable()
export class NotesService {
  constructor(
    private readonly db: DataSource,
    private readonly access: NoteAccess,
    private readonly views: NotesQuery,
    private readonly audit: Audit,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Anew when it stands already. @throws 404 as NoteAccess.see; 409 `id-taken`, `secret-missing` */
  write(actor: Actor, membershipId: string, noteId: string, text: string): Promise<SensitiveNote> {
    return this.db.transaction(async (manager) => {
      const seen = await this.access.see(actor, membershipId, manager);
      await holdKeyring(manager);
      const keyring = Keyring.of(this.settings.secrets, true);
      if (keyring.presentId === null) {
        throw problems.conflict('secret-missing', 'The server has no PIJAR_SECRET.');
      }
      const { keyId, bytes } = keyring.seal(text, [noteId, seen.personId]);
      const [written] = (await manager.query(
        `insert into sensitive_note as n (id, person_id, membership_id, author_id, written_as, written_at, key_id, sealed)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (id) do update set changed_at = $6, key_id = excluded.key_id, sealed = excluded.sealed
          where n.membership_id = $3 and n.author_id = $4
         returning n.changed_at is not null as "isAnew"`,
        [
          ...[noteId, seen.personId, membershipId, actor.personId, seen.relation],
          ...[this.clock.now(), keyId, bytes],
        ],
      )) as { isAnew: boolean }[];
      if (!written) throw problems.conflict('id-taken', 'Another note has this id.');
      const verb = written.isAnew ? 'changed' : 'written';
      await this.record(manager, actor, { id: noteId, organisationId: seen.organisationId }, verb);
      const [note] = await this.views.items(actor, seen, manager, noteId);
      return note!;
    });
  }

  /** @throws 404 unless the actor may open it; 409 `key-missing`, `not-authentic` */
  async open(actor: Actor, noteId: string): Promise<{ text: string }> {
    const { manager } = this.db;
    const found = await this.access.note(actor, noteId, manager);
    if (!found) throw problems.notFound();
    const { row, relation } = found;
    if (!mayOpen(actor, row.authorId, relation)) {
      await this.record(manager, actor, row, 'refused');
      throw problems.notFound();
    }
    const text = await this.unseal(actor, row);
    await this.record(manager, actor, row, 'opened');
    return { text };
  }

  /** @throws 404 unless the actor may open it */
  remove(actor: Actor, noteId: string): Promise<void> {
    return this.db.transaction(async (manager) => {
      const found = await this.access.note(actor, noteId, manager);
      if (!found || !mayOpen(actor, found.row.authorId, found.relation)) throw problems.notFound();
      await manager.query('delete from sensitive_note where id = $1', [noteId]);
      await this.record(manager, actor, found.row, 'removed');
    });
  }

  private async unseal(actor: Actor, row: NoteRow): Promise<string> {
    try {
      const sealed = { keyId: row.keyId, bytes: row.sealed };
      return Keyring.of(this.settings.secrets).open(sealed, [row.id, row.personId]);
    } catch (fault) {
      const kind =
        fault instanceof KeyMissing
          ? 'key-missing'
          : fault instanceof NotAuthentic && 'not-authentic';
      if (!kind) throw fault;
      await this.record(this.db.manager, actor, row, kind);
      throw problems.conflict(kind, 'The note cannot be opened.');
    }
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    note: Pick<NoteRow, 'id' | 'organisationId'>,
    verb: string,
  ): Promise<void> {
    return this.audit.record(manager, {
      actorId: actor.personId,
      organisationId: note.organisationId,
      action: `note.${verb}`,
      subjectType: 'sensitive_note',
      subjectId: note.id,
    });
  }
}
