import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { Clock, problems } from '@pijar/shared/api';
import type { ReviewNote, ReviewNoteInput, ReviewNotes } from '@pijar/submissions/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { ReviewAccess } from '../claims/review-access';
import { assertNotBlind } from '../grading/second/blind';
import { lockSubmission, readSubmission } from '../moves';

type NoteRow = Omit<ReviewNote, 'updatedAt'> & { updatedAt: Date };

/** What those who may read a piece of work tell each other about it. The participant is never told. */
@Injectable()
export class ReviewNotesService {
  constructor(
    private readonly db: DataSource,
    private readonly access: ReviewAccess,
    private readonly clock: Clock,
  ) {}

  /** @throws 404 unless she may review it; 409 `second-reading-first` */
  async list(actor: Actor, submissionId: string): Promise<ReviewNotes> {
    const { manager } = this.db;
    await this.access.assertReviewer(manager, actor, await readSubmission(manager, submissionId));
    await assertNotBlind(manager, actor, submissionId, this.clock.now());
    return notesOf(manager, actor, submissionId);
  }

  /** Saves hers, or takes it away when it is empty. @throws 404; 409 `note-changed` with the notes as they are */
  async save(actor: Actor, submissionId: string, input: ReviewNoteInput): Promise<ReviewNotes> {
    return this.db.transaction(async (manager) => {
      const row = await lockSubmission(manager, submissionId);
      await this.access.assertReviewer(manager, actor, row);
      await assertNotBlind(manager, actor, row.id, this.clock.now());
      const before = await notesOf(manager, actor, row.id);
      const mine = before.items.find(({ isMine }) => isMine);
      if ((mine?.text ?? '') === input.text) return before;
      if ((mine?.version ?? 0) !== input.version) {
        throw problems.conflict('note-changed', 'You saved something else since.', before);
      }
      await this.write(manager, actor, row.id, input.text);
      return notesOf(manager, actor, row.id);
    });
  }

  private async write(
    manager: EntityManager,
    actor: Actor,
    submissionId: string,
    text: string,
  ): Promise<void> {
    if (text === '') {
      await manager.query('delete from review_note where submission_id = $1 and author_id = $2', [
        submissionId,
        actor.personId,
      ]);
      return;
    }
    await manager.query(
      `insert into review_note as n (submission_id, author_id, text, updated_at) values ($1, $2, $3, $4)
       on conflict (submission_id, author_id) do update
         set text = excluded.text, updated_at = excluded.updated_at, version = n.version + 1`,
      [submissionId, actor.personId, text, this.clock.now()],
    );
  }
}

async function notesOf(
  manager: EntityManager,
  actor: Actor,
  submissionId: string,
): Promise<ReviewNotes> {
  const rows = (await manager.query(
    `select json_build_object('id', p.id, 'name', p.full_name) as author, p.id = $2 as "isMine", n.text, n.version,
            n.updated_at as "updatedAt"
       from review_note n join person p on p.id = n.author_id
      where n.submission_id = $1 order by p.id = $2 desc, n.updated_at desc, p.id`,
    [submissionId, actor.personId],
  )) as NoteRow[];
  return { items: rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() })) };
}
