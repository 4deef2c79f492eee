import { Injectable } from '@nestjs/common';
import { reviewsStep, scopeOf } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import { problems } from '@pijar/shared/api';
import type { FileView } from '@pijar/submissions/contracts';
import { DataSource } from 'typeorm';
import { fileJson } from '../hand-in/attempts.sql';

/** A file with where its bytes lie. */
export interface SeenFile {
  view: FileView;
  storedKey: string | null;
  /** Bytes of what is kept, which for a photo are not those that came. */
  storedBytes: number | null;
  previewKey: string | null;
  isMine: boolean;
}

/**
 * Who may see a file: whoever sent it; once it was handed in, the participant whose work it is and whoever is staff of the
 * cohort now and reads such work, its officers and admins. A former coach is nobody, also to what she sent for a participant.
 */
@Injectable()
export class FileAccessQuery {
  constructor(private readonly db: DataSource) {}

  /** @throws 404 when there is none, or not for the actor */
  async see(actor: Actor, fileId: string): Promise<SeenFile> {
    const scope = scopeOf(actor);
    const [row] = (await this.db.query(
      `select ${fileJson} as view, u.stored_key as "storedKey", u.stored_bytes::int as "storedBytes", u.preview_key as "previewKey",
              u.owner_id = $2 as "isMine"
         from upload u
         join membership m on m.id = u.membership_id
         join cohort c on c.id = m.cohort_id
        where u.id = $1
          and (u.owner_id = $2 or u.attempt_id is not null)
          and (m.person_id = $2 or ${reviewsStep('c', 'u.step_id', [2, 3, 4, 5])})`,
      [fileId, actor.personId, scope.isAdmin, scope.isOfficer, actor.organisationId],
    )) as SeenFile[];
    if (!row) throw problems.notFound();
    return row;
  }
}
