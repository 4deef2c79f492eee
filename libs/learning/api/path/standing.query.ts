import { Injectable } from '@nestjs/common';
import { scopeOf, seesCohort } from '@pijar/cohorts/api';
import type { MembershipState } from '@pijar/cohorts/contracts';
import type { Actor } from '@pijar/identity/contracts';
import type { StageState, StepState } from '@pijar/learning/contracts';
import { problems } from '@pijar/shared/api';
import { DataSource, type EntityManager } from 'typeorm';

/** Where one membership stands, as the database keeps it; the outline of the programme says what the ids mean. */
export interface Standing {
  membershipId: string;
  state: MembershipState;
  personId: string;
  fullName: string;
  organisationName: string;
  programmeVersionId: string;
  cohort: {
    cohortId: string;
    name: string;
    place: string;
    startsOn: string;
    endsOn: string;
    timeZone: string;
  };
  /** By step id. */
  steps: Record<string, StepRow>;
  /** By stage id. */
  stages: Record<string, StageRow>;
  trackIds: string[];
  /** What was answered to the tests of stages, by `<code of the stage> <moment>`. */
  tests: Record<string, { right: number; total: number }>;
}

export interface StepRow {
  state: StepState;
  since: string;
  dueOn: string | null;
  score: number | null;
}

export interface StageRow {
  state: StageState;
  openedAt: string | null;
  doneAt: string | null;
  isWaived: boolean;
}

const columns = `
  m.id as "membershipId", m.state, p.id as "personId", p.full_name as "fullName",
  o.name as "organisationName", c.programme_version_id as "programmeVersionId",
  jsonb_build_object('cohortId', c.id, 'name', c.name, 'place', c.place, 'startsOn', c.starts_on,
    'endsOn', c.ends_on, 'timeZone', c.time_zone) as cohort,
  (select coalesce(jsonb_object_agg(x.step_id, jsonb_build_object(
            'state', x.state, 'since', x.since, 'dueOn', x.due_on, 'score', x.score)), '{}')
     from step_progress x where x.membership_id = m.id) as steps,
  (select coalesce(jsonb_object_agg(x.stage_id, jsonb_build_object(
            'state', x.state, 'openedAt', x.opened_at, 'doneAt', x.done_at,
            'isWaived', x.waived_by is not null)), '{}')
     from stage_progress x where x.membership_id = m.id) as stages,
  array(select x.module_id from track_choice x where x.membership_id = m.id) as "trackIds",
  (select coalesce(jsonb_object_agg(x.stage_code || ' ' || x.moment, jsonb_build_object(
            'right', x.right_count, 'total', x.total)), '{}')
     from stage_test_result x where x.membership_id = m.id) as tests`;

const tables = `
  membership m
  join cohort c on c.id = m.cohort_id
  join organisation o on o.id = c.organisation_id
  join person p on p.id = m.person_id`;

/** Reads where memberships stand: one statement each. */
@Injectable()
export class StandingQuery {
  constructor(private readonly db: DataSource) {}

  /** All memberships of a person: those under way first, then the newest. */
  async ofPerson(personId: string): Promise<Standing[]> {
    return (await this.db.query(
      `select ${columns} from ${tables}
        where m.person_id = $1
        order by m.state in ('invited', 'active') desc, m.state = 'left', m.joined_at desc`,
      [personId],
    )) as Standing[];
  }

  /**
   * One membership, for the participant herself (unless she left), the staff of her cohort and its officers.
   * @throws 404
   */
  async ofMembership(
    actor: Actor,
    membershipId: string,
    manager: EntityManager = this.db.manager,
  ): Promise<Standing> {
    const scope = scopeOf(actor);
    const [row] = (await manager.query(
      `select ${columns} from ${tables}
        where m.id = $1
          and ((m.person_id = $2 and m.state <> 'left') or ${seesCohort('c', [2, 3, 4, 5])})`,
      [membershipId, actor.personId, scope.isAdmin, scope.isOfficer, actor.organisationId],
    )) as Standing[];
    if (!row) throw problems.notFound();
    return row;
  }
}
