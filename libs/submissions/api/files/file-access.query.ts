import { Injectable } from '@nestjs/common';
import { reviewsStep, scopeOf } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import { Audit, problems } from '@pijar/shared/api';
import type { FileView } from '@pijar/submissions/contracts';
import { DataSource } from 'typeorm';
import { fileJson } from '../hand-in/attempts.sql';
import { readersOf } from '../safeguarding/readers.sql';
import { MessageFiles } from './message-files';

/** A file with where its bytes lie. */
export interface SeenFile {
  view: FileView;
  storedKey: string | null;
  /** Bytes of what is kept, which for a photo are not those that came. */
  storedBytes: number | null;
  previewKey: string | null;
  isMine: boolean;
}

interface SeenRow extends SeenFile {
  /** The restriction through which alone the actor sees it. */
  restrictionId: string | null;
  organisationId: string;
  membershipId: string;
  isOfMessage: boolean;
  /** Null: it was not sent yet. */
  messageId: string | null;
}

/**
 * Who may see a file: whoever sent it; once it was handed in, the participant whose work it is and whoever is staff of the
 * cohort now and reads such work, its officers and admins. A former coach is nobody, also to what she sent for a participant.
 * What is restricted is the participant's and the safeguarding persons', and each look of theirs is in the audit log. Files of
 * conversations are for whoever may read the message.
 */
@Injectable()
export class FileAccessQuery {
  constructor(
    private readonly db: DataSource,
    private readonly messages: MessageFiles,
    private readonly audit: Audit,
  ) {}

  /** @throws 404 when there is none, or not for the actor */
  async see(actor: Actor, fileId: string): Promise<SeenFile> {
    const scope = scopeOf(actor);
    const [row] = (await this.db.query(
      `select ${fileJson} as view, u.stored_key as "storedKey", u.stored_bytes::int as "storedBytes", u.preview_key as "previewKey",
              u.owner_id = $2 as "isMine", c.organisation_id as "organisationId",
              u.membership_id as "membershipId", u.step_id is null as "isOfMessage", u.message_id as "messageId",
              case when u.is_restricted and m.person_id <> $2 then (
                select r.id from restriction r join every_submission_attempt a on a.submission_id = r.submission_id
                 where a.id = u.attempt_id and r.lifted_at is null) end as "restrictionId"
         from every_upload u
         join membership m on m.id = u.membership_id
         join cohort c on c.id = m.cohort_id
        where u.id = $1
          and (u.step_id is null
               or ((u.owner_id = $2 or u.attempt_id is not null)
                   and (m.person_id = $2
                        or (not u.is_restricted and ${reviewsStep('c', 'u.step_id', [2, 3, 4, 5])})
                        or (u.is_restricted and $2 in (
                             select t.id from ${readersOf('c.organisation_id', 'm.person_id')} t)))))`,
      [fileId, actor.personId, scope.isAdmin, scope.isOfficer, actor.organisationId],
    )) as SeenRow[];
    if (!row || !(await this.isOpen(actor, row))) throw problems.notFound();
    const { view, storedKey, storedBytes, previewKey, isMine, restrictionId, organisationId } = row;
    if (restrictionId) {
      await this.audit.record(this.db.manager, {
        actorId: actor.personId,
        organisationId,
        action: 'restriction.file-opened',
        subjectType: 'restriction',
        subjectId: restrictionId,
      });
    }
    return { view, storedKey, storedBytes, previewKey, isMine };
  }

  /** What was not sent yet is its owner's alone. */
  private async isOpen(actor: Actor, row: SeenRow): Promise<boolean> {
    const { isOfMessage, messageId, membershipId } = row;
    if (!isOfMessage) return true;
    return messageId ? this.messages.mayRead(actor, { membershipId, messageId }) : row.isMine;
  }
}
