import { Injectable } from '@nestjs/common';
import type { CohortView, StaffBody, StaffCandidates } from '@pijar/cohorts/contracts';
import type { Actor } from '@pijar/identity/contracts';
import { Audit, problems } from '@pijar/shared/api';
import { DataSource, type EntityManager } from 'typeorm';
import { CohortAccess, StaffLeaves } from '../access';
import { CohortViewQuery } from '../cohorts/cohort-view.query';

/** Who stands beside the participants of a cohort. Whoever leaves sees nothing of it from the next request on. */
@Injectable()
export class StaffService {
  constructor(
    private readonly db: DataSource,
    private readonly access: CohortAccess,
    private readonly view: CohortViewQuery,
    private readonly audit: Audit,
    private readonly leaves: StaffLeaves,
  ) {}

  /** Facilitators of the cohort's organisation who are not on its staff. */
  async candidates(actor: Actor, cohortId: string): Promise<StaffCandidates> {
    await this.access.assertLeads(actor, cohortId);
    const items = (await this.db.query(
      `select p.id as "personId", p.full_name as "fullName"
         from cohort c
         join person p on p.organisation_id = c.organisation_id and p.erased_at is null
         join role_grant r on r.person_id = p.id and r.role = 'facilitator'
        where c.id = $1 and not exists (select from cohort_staff s
                where s.cohort_id = c.id and s.person_id = p.id and s.left_at is null)
        order by p.full_name, p.id`,
      [cohortId],
    )) as StaffCandidates['items'];
    return { items };
  }

  /**
   * Adds somebody, takes her back, or changes her part and her tracks.
   * @throws 404 unless she is a facilitator of the organisation; 422 `/body/tracks` `unknown` when one is no module of the programme
   */
  async set(
    actor: Actor,
    cohortId: string,
    personId: string,
    { part, tracks = [] }: StaffBody,
  ): Promise<CohortView> {
    return this.db.transaction(async (manager) => {
      await this.access.assertLeads(actor, cohortId, manager);
      const found = (await manager.query(
        `select 1 from person p join cohort c on c.organisation_id = p.organisation_id
           join role_grant r on r.person_id = p.id and r.role = 'facilitator'
          where p.id = $2 and c.id = $1 and p.erased_at is null`,
        [cohortId, personId],
      )) as unknown[];
      if (!found.length) throw problems.notFound();
      await assertTracks(manager, cohortId, tracks);
      await manager.query(
        `insert into cohort_staff (cohort_id, person_id, part, tracks) values ($1, $2, $3, $4)
         on conflict (cohort_id, person_id) do update
           set part = excluded.part, tracks = excluded.tracks, left_at = null,
           added_at = case when cohort_staff.left_at is null then cohort_staff.added_at else now() end`,
        [cohortId, personId, part, tracks],
      );
      await this.record(manager, actor, cohortId, 'cohort.staff-set', { personId, part, tracks });
      return this.view.show(actor, cohortId, manager);
    });
  }

  /** Removing somebody who is not there changes nothing. */
  async remove(actor: Actor, cohortId: string, personId: string): Promise<CohortView> {
    return this.db.transaction(async (manager) => {
      await this.access.assertLeads(actor, cohortId, manager);
      const [left] = (await manager.query(
        `update cohort_staff set left_at = now()
          where cohort_id = $1 and person_id = $2 and left_at is null returning person_id`,
        [cohortId, personId],
      )) as [unknown[], number];
      if (left.length) {
        await this.leaves.announce(manager, { cohortId, personId });
        await this.record(manager, actor, cohortId, 'cohort.staff-removed', { personId });
      }
      return this.view.show(actor, cohortId, manager);
    });
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    cohortId: string,
    action: string,
    detail: Record<string, unknown>,
  ): Promise<void> {
    return this.audit.record(manager, {
      actorId: actor.personId,
      organisationId: actor.organisationId,
      action,
      subjectType: 'cohort',
      subjectId: cohortId,
      detail,
    });
  }
}

async function assertTracks(
  manager: EntityManager,
  cohortId: string,
  tracks: readonly string[],
): Promise<void> {
  if (tracks.length === 0) return;
  const unknown = (await manager.query(
    `select t from unnest($2::text[]) t
      where not exists (select from cohort c
                          join stage s on s.programme_version_id = c.programme_version_id
                          join module m on m.stage_id = s.id where c.id = $1 and m.code = t)`,
    [cohortId, tracks],
  )) as unknown[];
  if (unknown.length === 0) return;
  throw problems.invalidField('/body/tracks', 'unknown', 'The programme has no such module.');
}
