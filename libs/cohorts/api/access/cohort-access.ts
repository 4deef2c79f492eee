import { Injectable } from '@nestjs/common';
import { hasRole, type Actor } from '@pijar/identity/contracts';
import { problems } from '@pijar/shared/api';
import { DataSource, type EntityManager } from 'typeorm';

/** Roles that may be staff of a cohort or lead it; which cohort is for CohortAccess to say. */
export const staffRoles = ['facilitator', 'officer', 'admin'] as const;
/** Roles that may lead a cohort. */
export const leadRoles = ['officer', 'admin'] as const;

/** What an actor is to a cohort, strongest first. */
export type CohortRelation = 'leads' | 'staff';

interface RelationRow {
  leads: boolean;
  staff: boolean;
}

/**
 * The relations that open rows of a cohort. Officers lead the cohorts of their organisation, admins all of them;
 * co-facilitators, coaches and experts are staff of a cohort until they leave it.
 */
@Injectable()
export class CohortAccess {
  constructor(private readonly db: DataSource) {}

  /** @throws 404 unless the actor is staff of the cohort or leads it */
  async assertStaff(
    actor: Actor,
    cohortId: string,
    manager: EntityManager = this.db.manager,
  ): Promise<CohortRelation> {
    const row = await this.relation(actor, cohortId, manager);
    if (row?.leads) return 'leads';
    if (row?.staff) return 'staff';
    throw problems.notFound();
  }

  /** @throws 404 unless the actor leads the cohort */
  async assertLeads(
    actor: Actor,
    cohortId: string,
    manager: EntityManager = this.db.manager,
  ): Promise<void> {
    const row = await this.relation(actor, cohortId, manager);
    if (!row?.leads) throw problems.notFound();
  }

  private async relation(
    actor: Actor,
    cohortId: string,
    manager: EntityManager,
  ): Promise<RelationRow | undefined> {
    const scope = scopeOf(actor);
    const [row] = (await manager.query(
      `select ($3 or ($4 and c.organisation_id = $5)) as leads,
              exists (select from cohort_staff s
                       where s.cohort_id = c.id and s.person_id = $2 and s.left_at is null) as staff
         from cohort c where c.id = $1`,
      [cohortId, actor.personId, scope.isAdmin, scope.isOfficer, actor.organisationId],
    )) as RelationRow[];
    return row;
  }
}

/** The parts of an actor that decide which cohorts she sees; for queries that join cohort themselves. */
export function scopeOf(actor: Actor): { isAdmin: boolean; isOfficer: boolean } {
  return { isAdmin: hasRole(actor, 'admin'), isOfficer: hasRole(actor, 'officer') };
}

/**
 * SQL condition "the actor may see cohort `c`" for list queries: give the numbers of four parameters in this order:
 * person id, isAdmin, isOfficer, organisation id.
 */
export function seesCohort(
  alias: string,
  [person, admin, officer, organisation]: number[],
): string {
  return `($${admin} or ($${officer} and ${alias}.organisation_id = $${organisation}) or exists (
    select from cohort_staff cs where cs.cohort_id = ${alias}.id and cs.person_id = $${person}
       and cs.left_at is null))`;
}

/** SQL condition "the tracks of staff row `staff` leave her the step": none are set, or the step's module is one of them. */
export const tracksInclude = (
  staff: string,
  step: string,
): string => `(${staff}.tracks = '{}' or exists (
    select from step ts join module tm on tm.id = ts.module_id
     where ts.id = ${step} and tm.code = any (${staff}.tracks)))`;

/**
 * SQL condition "the actor may review work on a step in cohort `c`": as seesCohort, without the steps that her tracks leave out.
 * @param step SQL of the step's id
 * @param parameters as for seesCohort
 */
export function reviewsStep(
  alias: string,
  step: string,
  [person, admin, officer, organisation]: number[],
): string {
  return `($${admin} or ($${officer} and ${alias}.organisation_id = $${organisation}) or exists (
    select from cohort_staff cs where cs.cohort_id = ${alias}.id and cs.person_id = $${person}
       and cs.left_at is null and ${tracksInclude('cs', step)}))`;
}
