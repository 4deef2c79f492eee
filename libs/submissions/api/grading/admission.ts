import { scopeOf } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import { problems } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';

/**
 * SQL condition: where cohort `c` is, nobody new answers work before she has learned to grade, and this person is new there. Who
 * leads the cohort is never asked. See docs/adr/0051.
 * @param c alias of the cohort
 * @param person SQL of a person's id
 */
export const mustLearnFirst = (c: string, person: string): string => `exists (
  select from programme_version lv
    join grading_rule lr on lr.programme_id = lv.programme_id and lr.organisation_id = ${c}.organisation_id
   where lv.id = ${c}.programme_version_id and lr.admission_level is not null
     and not exists (select from grading_admission la
                      where la.person_id = ${person} and la.organisation_id = lr.organisation_id
                        and la.programme_id = lr.programme_id))`;

/** SQL of the ids of the cohorts of whose staff a person is and where she has to learn first, as an array. */
export const learningCohorts = (person: string): string => `array(
  select lk.cohort_id from cohort_staff lk join cohort lc on lc.id = lk.cohort_id
   where lk.person_id = ${person} and lk.left_at is null and ${mustLearnFirst('lc', person)})`;

/** @throws 409 `learn-to-grade-first` */
export async function assertAdmitted(
  manager: EntityManager,
  actor: Actor,
  cohortId: string,
): Promise<void> {
  const scope = scopeOf(actor);
  const waiting = (await manager.query(
    `select 1 from cohort c where c.id = $1 and not ($3 or ($4 and c.organisation_id = $5))
        and ${mustLearnFirst('c', '$2')}`,
    [cohortId, actor.personId, scope.isAdmin, scope.isOfficer, actor.organisationId],
  )) as unknown[];
  if (waiting.length > 0) throw learnFirst();
}

export const learnFirst = () =>
  problems.conflict('learn-to-grade-first', 'She has not been admitted to grading yet.');

/** Admits everyone whose agreement reaches what her organisations ask for; those who are admitted stay as they were. */
export async function admitByAgreement(
  manager: EntityManager,
  who: { personId: string; programmeId: string; kappa: number; at: Date },
): Promise<void> {
  await manager.query(
    `insert into grading_admission (person_id, organisation_id, programme_id, how, kappa, admitted_at)
     select $1, r.organisation_id, r.programme_id, 'agreement', $3, $4 from grading_rule r
      where r.programme_id = $2 and r.admission_level <= $3
        and (r.organisation_id = (select organisation_id from person where id = $1)
             or exists (select from cohort_staff k join cohort c on c.id = k.cohort_id
                         where k.person_id = $1 and k.left_at is null and c.organisation_id = r.organisation_id))
     on conflict do nothing`,
    [who.personId, who.programmeId, who.kappa, who.at],
  );
}
