import { MembershipStarts } from '@pijar/cohorts/api';
import { newId } from '@pijar/shared/api';
import type { TestApp } from '@pijar/shared/testing';
import type { DataSource } from 'typeorm';

/** A running cohort that started ten days ago where it is, whatever day it is where the tests run; returns its id. */
export async function makeCohort(
  db: DataSource,
  organisationId: string,
  programmeVersionId: string,
): Promise<string> {
  const id = newId();
  await db.query(
    `insert into cohort (id, organisation_id, programme_version_id, name, region_code, place, time_zone, starts_on, ends_on)
     select $1, $2, $3, $4, '52.03', 'Aikmel', 'Asia/Makassar', today - 10, today + 80
       from (select (now() at time zone 'Asia/Makassar')::date as today) here`,
    [id, organisationId, programmeVersionId, `Angkatan ${id.slice(-4)}`],
  );
  return id;
}

/** Puts a person on the cohort's staff. */
export async function addStaff(
  db: DataSource,
  cohortId: string,
  personId: string,
  part: 'cofacilitator' | 'coach' | 'expert' = 'coach',
): Promise<void> {
  await db.query('insert into cohort_staff (cohort_id, person_id, part) values ($1, $2, $3)', [
    cohortId,
    personId,
    part,
  ]);
}

/** An active membership, announced as the product does; returns its id. */
export async function makeMembership(
  { app, db }: Pick<TestApp, 'app' | 'db'>,
  cohortId: string,
  personId: string,
): Promise<string> {
  const id = newId();
  await db.transaction(async (manager) => {
    await manager.query(
      `insert into membership (id, cohort_id, person_id, state) values ($1, $2, $3, 'active')`,
      [id, cohortId, personId],
    );
    await app.get(MembershipStarts, { strict: false }).announce(manager, [id]);
  });
  return id;
}
