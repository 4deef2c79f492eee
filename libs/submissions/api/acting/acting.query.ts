import { Injectable } from '@nestjs/common';
import { scopeOf, seesCohort } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import { Clock, problems } from '@pijar/shared/api';
import type { ActingHandInView, ActingView } from '@pijar/submissions/contracts';
import { DataSource } from 'typeorm';
import { composerSql, composerView, handInsSql, type ComposerRow } from '../hand-in/hand-in.sql';

const participant = `(select json_build_object('id', w.id, 'name', w.full_name)
  from person w where w.id = m.person_id)`;
const cohort = `json_build_object('id', c.id, 'name', c.name, 'timeZone', c.time_zone)`;
/** @param scope numbers of three parameters: isAdmin, isOfficer, organisation; 3 is the actor */
const mayAct = (scope: number[]): string =>
  `m.person_id <> $3 and ${seesCohort('c', [3, ...scope])}`;

/** What staff see who enter work for a participant: one statement a screen. */
@Injectable()
export class ActingQuery {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws 404 unless the actor may enter work for her */
  async list(actor: Actor, membershipId: string): Promise<ActingView> {
    const [row] = (await this.db.query(
      `select ${handInsSql} as items, ${participant} as participant, ${cohort} as cohort
         from membership m join cohort c on c.id = m.cohort_id
        where m.id = $1 and ${mayAct([4, 5, 6])}`,
      [membershipId, this.clock.now(), actor.personId, ...this.scope(actor)],
    )) as ActingView[];
    if (!row) throw problems.notFound();
    return row;
  }

  /** @throws 404 unless the actor may enter work for her, and for a step that is none of her assignments */
  async handIn(
    actor: Actor,
    where: { membershipId: string; stepId: string },
  ): Promise<ActingHandInView> {
    const now = this.clock.now();
    const more = `, ${participant} as participant, ${cohort} as cohort, st.body`;
    const [row] = (await this.db.query(composerSql(mayAct([5, 6, 7]), more), [
      where.membershipId,
      now,
      actor.personId,
      where.stepId,
      ...this.scope(actor),
    ])) as (ComposerRow & Pick<ActingHandInView, 'participant' | 'cohort' | 'body'>)[];
    if (!row) throw problems.notFound();
    const { participant: who, cohort: of, body, ...composer } = row;
    const view = composerView(composer, now);
    // What she has only begun is nobody else's.
    const submission = view.submission?.state === 'draft' ? null : view.submission;
    return { ...view, submission, participant: who, cohort: of, body };
  }

  private scope(actor: Actor): unknown[] {
    const { isAdmin, isOfficer } = scopeOf(actor);
    return [isAdmin, isOfficer, actor.organisationId];
  }
}
