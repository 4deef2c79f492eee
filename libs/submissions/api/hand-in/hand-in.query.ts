import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { Clock, problems } from '@pijar/shared/api';
import type { HandInList, HandInView, SubmissionView } from '@pijar/submissions/contracts';
import { DataSource } from 'typeorm';
import { includingRestricted } from '../safeguarding/including-restricted';
import {
  composerSql,
  composerView,
  handInsSql,
  submissionJson,
  type ComposerRow,
} from './hand-in.sql';

const composer = includingRestricted(composerSql('m.person_id = $3'));

/** What a participant sees of her own work: one statement a screen. */
@Injectable()
export class HandInQuery {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws 404 when the membership is not the actor's own */
  async list(actor: Actor, membershipId: string): Promise<HandInList> {
    const [row] = (await this.db.query(
      includingRestricted(
        `select ${handInsSql} as items from membership m where m.id = $1 and m.person_id = $3`,
      ),
      [membershipId, this.clock.now(), actor.personId],
    )) as HandInList[];
    if (!row) throw problems.notFound();
    return row;
  }

  /** @throws 404 when the submission is not the actor's own */
  async submission(actor: Actor, submissionId: string): Promise<SubmissionView> {
    const [row] = (await this.db.query(
      includingRestricted(`select ${submissionJson} as view
         from submission s
         join membership m on m.id = s.membership_id
         join step st on st.id = s.step_id
         join stage sg on sg.id = st.stage_id
         left join step_progress p on p.membership_id = s.membership_id and p.step_id = s.step_id
        where s.id = $1 and m.person_id = $3`),
      [submissionId, this.clock.now(), actor.personId],
    )) as { view: SubmissionView }[];
    if (!row) throw problems.notFound();
    return row.view;
  }

  /** What the composer needs. @throws 404 when membership or step are not the actor's own */
  async composer(
    actor: Actor,
    where: { membershipId: string; stepId: string },
  ): Promise<HandInView> {
    const now = this.clock.now();
    const [row] = (await this.db.query(composer, [
      where.membershipId,
      now,
      actor.personId,
      where.stepId,
    ])) as ComposerRow[];
    if (!row) throw problems.notFound();
    return composerView(row, now);
  }
}
