import { problems } from '@pijar/shared/api';
import type { ClinicChange } from '@pijar/workshops/contracts';
import type { EntityManager } from 'typeorm';

type Plan = Omit<ClinicChange, 'version'>;

/**
 * @param after the clinic has to begin after this moment; null: it took place, whatever its time
 * @throws 422 `in-the-past`, `unknown-track` for no track of the cohort's programme, `unknown-cohort` for one of another organisation
 */
export async function assertChoices(
  manager: EntityManager,
  cohortId: string,
  plan: Plan,
  after: Date | null,
): Promise<void> {
  const [row] = (await manager.query(
    `select $2::text is null or exists (
              select from module mo join stage sg on sg.id = mo.stage_id
               where sg.programme_version_id = c.programme_version_id and mo.is_track and mo.code = $2)
              as "isTrack",
            array_position($3::uuid[], (
              select x from unnest($3::uuid[]) x where x not in (
                select o.id from cohort o where o.organisation_id = c.organisation_id) limit 1)) as stranger,
            $4::timestamptz is null
              or ($5::date + $6::time) at time zone $7 > $4 as "isToCome"
       from cohort c where c.id = $1`,
    [
      ...[cohortId, plan.trackCode, plan.cohortIds, after],
      ...[plan.date, plan.startsAt, plan.timeZone],
    ],
  )) as { isTrack: boolean; stranger: number | null; isToCome: boolean }[];
  const { isTrack, stranger, isToCome } = row!;
  if (!isTrack) {
    throw problems.invalidField('/body/trackCode', 'unknown-track', 'No track of the programme.');
  }
  if (stranger !== null) {
    const pointer = `/body/cohortIds/${stranger - 1}`;
    throw problems.invalidField(pointer, 'unknown-cohort', 'No cohort of the organisation.');
  }
  if (!isToCome) throw problems.invalidField('/body/date', 'in-the-past', 'That time is over.');
}
