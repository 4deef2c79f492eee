import { Injectable } from '@nestjs/common';
import {
  timeZoneOf,
  type CohortChange,
  type CohortDraft,
  type CohortState,
  type CohortView,
} from '@pijar/cohorts/contracts';
import { hasRole, type Actor } from '@pijar/identity/contracts';
import { Audit, problems } from '@pijar/shared/api';
import { DataSource, type EntityManager } from 'typeorm';
import { CohortAccess, CohortShifts } from '../access';
import { CohortViewQuery } from './cohort-view.query';

interface CohortRowForChange {
  organisation_id: string;
  programme_version_id: string;
  region_code: string | null;
  starts_on: string;
  ends_on: string;
  state: CohortState;
  version: number;
}

/** Makes cohorts and changes what they are. */
@Injectable()
export class CohortsService {
  constructor(
    private readonly db: DataSource,
    private readonly access: CohortAccess,
    private readonly view: CohortViewQuery,
    private readonly audit: Audit,
    private readonly shifts: CohortShifts,
  ) {}

  /**
   * A draft sent twice makes one cohort.
   * @throws 422 for an unknown programme version or organisation, 404 when the id belongs to a cohort of somebody else
   */
  async create(actor: Actor, draft: CohortDraft): Promise<CohortView> {
    const organisationId = organisationFor(actor, draft.organisationId);
    return this.db.transaction(async (manager) => {
      await assertPublished(manager, draft.programmeVersionId);
      await assertOrganisation(manager, organisationId);
      const made = (await manager.query(
        `insert into cohort (id, organisation_id, programme_version_id, name, place, region_code, time_zone, starts_on, ends_on)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do nothing returning id`,
        [
          draft.id,
          organisationId,
          draft.programmeVersionId,
          draft.name,
          draft.place,
          draft.regionCode,
          draft.timeZone ?? timeZoneOf(draft.regionCode),
          draft.startsOn,
          draft.endsOn,
        ],
      )) as { id: string }[];
      if (made.length)
        await this.record(manager, actor, draft.id, organisationId, 'cohort.created');
      return this.view.show(actor, draft.id, manager);
    });
  }

  /** @throws 409 `changed-meanwhile` with the current view, 409 `has-members` when the programme version may not change */
  async change(actor: Actor, cohortId: string, change: CohortChange): Promise<CohortView> {
    return this.db.transaction(async (manager) => {
      const row = await this.lock(actor, cohortId, change.version, manager);
      if (row.state === 'closed') throw problems.conflict('cohort-closed', 'Reopen it first.');
      await assertChangeFits(manager, cohortId, row, change);
      await manager.query(
        `update cohort set programme_version_id = coalesce($2, programme_version_id), name = coalesce($3, name),
                place = coalesce($4, place), region_code = case when $5 then $6 else region_code end,
                time_zone = coalesce($7, time_zone), starts_on = coalesce($8, starts_on),
                ends_on = coalesce($9, ends_on), version = version + 1
          where id = $1`,
        [
          cohortId,
          change.programmeVersionId ?? null,
          change.name ?? null,
          change.place ?? null,
          change.regionCode !== undefined,
          change.regionCode ?? null,
          change.timeZone ?? null,
          change.startsOn ?? null,
          change.endsOn ?? null,
        ],
      );
      const days = daysBetween(row.starts_on, change.startsOn ?? row.starts_on);
      await this.shifts.announce(manager, { cohortId, days });
      await this.record(manager, actor, cohortId, row.organisation_id, 'cohort.changed', {
        fields: Object.keys(change).filter((field) => field !== 'version'),
      });
      return this.view.show(actor, cohortId, manager);
    });
  }

  /** Closes or reopens; doing it twice is a 409 `changed-meanwhile`, as any change of an older version. */
  async setState(
    actor: Actor,
    cohortId: string,
    version: number,
    state: CohortState,
  ): Promise<CohortView> {
    return this.db.transaction(async (manager) => {
      const row = await this.lock(actor, cohortId, version, manager);
      await manager.query('update cohort set state = $2, version = version + 1 where id = $1', [
        cohortId,
        state,
      ]);
      const action = state === 'closed' ? 'cohort.closed' : 'cohort.reopened';
      await this.record(manager, actor, cohortId, row.organisation_id, action);
      return this.view.show(actor, cohortId, manager);
    });
  }

  private async lock(
    actor: Actor,
    cohortId: string,
    version: number,
    manager: EntityManager,
  ): Promise<CohortRowForChange> {
    await this.access.assertLeads(actor, cohortId, manager);
    const [row] = (await manager.query(
      `select organisation_id, programme_version_id, region_code, state, version,
              to_char(starts_on, 'YYYY-MM-DD') as starts_on, to_char(ends_on, 'YYYY-MM-DD') as ends_on
         from cohort where id = $1 for update`,
      [cohortId],
    )) as CohortRowForChange[];
    if (row!.version !== version) {
      const current = await this.view.show(actor, cohortId, manager);
      throw problems.conflict('changed-meanwhile', 'Somebody changed the cohort.', current);
    }
    return row!;
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    cohortId: string,
    organisationId: string,
    action: string,
    detail: Record<string, unknown> = {},
  ): Promise<void> {
    return this.audit.record(manager, {
      actorId: actor.personId,
      organisationId,
      action,
      subjectType: 'cohort',
      subjectId: cohortId,
      detail,
    });
  }
}

function organisationFor(actor: Actor, wanted: string | undefined): string {
  const chosen = wanted ?? actor.organisationId;
  if (chosen === actor.organisationId || hasRole(actor, 'admin')) return chosen;
  throw problems.invalidField('/body/organisationId', 'not-yours', 'Not your organisation.');
}

async function assertPublished(manager: EntityManager, versionId: string): Promise<void> {
  const found = (await manager.query(
    `select 1 from programme_version where id = $1 and state = 'published'`,
    [versionId],
  )) as unknown[];
  if (found.length) return;
  throw problems.invalidField(
    '/body/programmeVersionId',
    'not-published',
    'No published programme version has this id.',
  );
}

async function assertOrganisation(manager: EntityManager, organisationId: string): Promise<void> {
  const found = (await manager.query('select 1 from organisation where id = $1', [
    organisationId,
  ])) as unknown[];
  if (found.length) return;
  throw problems.invalidField('/body/organisationId', 'unknown', 'No organisation has this id.');
}

async function assertChangeFits(
  manager: EntityManager,
  cohortId: string,
  row: CohortRowForChange,
  change: CohortChange,
): Promise<void> {
  if ((change.startsOn ?? row.starts_on) > (change.endsOn ?? row.ends_on)) {
    throw problems.invalidField('/body/endsOn', 'ends-before-start', 'It ends before it starts.');
  }
  const versionId = change.programmeVersionId;
  if (!versionId || versionId === row.programme_version_id) return;
  await assertPublished(manager, versionId);
  const members = (await manager.query('select 1 from membership where cohort_id = $1 limit 1', [
    cohortId,
  ])) as unknown[];
  if (members.length) {
    throw problems.conflict(
      'has-members',
      'The programme version changes only while nobody is in it.',
    );
  }
}

/** Calendar days, both `YYYY-MM-DD`. */
const daysBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / 86_400_000;
