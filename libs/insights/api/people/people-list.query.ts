import { Injectable } from '@nestjs/common';
import { CohortAccess } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import type {
  PeopleFilter,
  PeoplePage,
  PeopleQuery,
  PersonRow,
  StuckReason,
} from '@pijar/insights/contracts';
import { Clock, pageFrom, readCursor } from '@pijar/shared/api';
import { Id } from '@pijar/shared/schemas';
import { DataSource } from 'typeorm';
import * as z from 'zod';
import { conditionsOf, Parameters } from './people-filter.sql';
import { phoneContactOf, readPhoneContact } from './phone-contact.sql';
import { people, waitingSince } from './person-state.sql';
import { workingDays } from './working-days.sql';

interface ListRow extends Omit<PersonRow, 'stuck' | 'lastActiveAt' | 'waiting'> {
  lastActiveAt: Date | null;
  waitingFor: PersonRow['waiting']['for'];
  waitingSince: Date | null;
  waitingWorkingDays: number | null;
  sessionAt: Date | null;
  stuck: StuckReason[];
  stuckDays: Partial<Record<StuckReason, number>>;
  total: number;
  sortKey: string | number;
}

/** The people of a cohort with where they stand: one statement, however many they are. */
@Injectable()
export class PeopleListQuery {
  constructor(
    private readonly db: DataSource,
    private readonly access: CohortAccess,
    private readonly clock: Clock,
  ) {}

  /** One page. @throws 404 unless the actor is staff of the cohort or leads it */
  async page(actor: Actor, cohortId: string, query: PeopleQuery): Promise<PeoplePage> {
    await this.access.assertStaff(actor, cohortId);
    const key = query.sort === 'name' ? z.string() : z.number();
    const after = readCursor(query.cursor, 3, z.tuple([key, z.string(), Id]));
    const rows = await this.rows(cohortId, query, after, query.limit + 1);
    const page = pageFrom(rows, query.limit, (row) => [
      row.sortKey,
      row.fullName,
      row.membershipId,
    ]);
    return { items: page.items.map(personRowOf), next: page.next, total: rows[0]?.total ?? 0 };
  }

  /** Everybody whom the filter finds, in the same order. The caller has checked access. */
  async all(cohortId: string, filter: PeopleFilter): Promise<PersonRow[]> {
    return (await this.rows(cohortId, filter, null, null)).map(personRowOf);
  }

  private async rows(
    cohortId: string,
    filter: PeopleFilter,
    after: readonly (string | number)[] | null,
    limit: number | null,
  ): Promise<ListRow[]> {
    const parameters = new Parameters(cohortId, this.clock.now());
    const order = orders[filter.sort];
    const isDown = filter.direction === 'desc';
    const conditions = conditionsOf(filter, parameters);
    const type = filter.sort === 'name' ? 'text' : 'float8';
    const later = after
      ? `where (${order}, full_name, membership_id) ${isDown ? '<' : '>'}
           (${parameters.add(after[0])}::${type}, ${parameters.add(after[1])}, ${parameters.add(after[2])}::uuid)`
      : '';
    const down = isDown ? 'desc' : 'asc';
    return (await this.db.query(
      `with ${people('array[$1::uuid]', '$2::timestamptz')},
       found as (select person.*, ${waitingSince('person')} as since from person where ${conditions})
       select ${columns}, ${order} as "sortKey", (select count(*)::int from found) as total
         from found ${later}
        order by ${order} ${down}, full_name ${down}, membership_id ${down}
        limit ${parameters.add(limit)}`,
      parameters.values,
    )) as ListRow[];
  }
}

/** What the list is sorted by. Who never was active or waits for nothing comes last in the natural direction. */
const orders: Record<PeopleFilter['sort'], string> = {
  name: 'full_name',
  stage: `coalesce(stage_position, 1000)::float8`,
  activity: `coalesce(extract(epoch from last_active_at), 0)::float8`,
  waiting: `coalesce(extract(epoch from since), 1e12)::float8`,
};

const daysSince = (column: string) => `floor(extract(epoch from $2 - ${column}) / 86400)::int`;

const columns = `membership_id as "membershipId", person_id as "personId", full_name as "fullName",
  participant_number as "participantNumber", phone, sex, kind, device, village, community, state, version,
  activated_at is not null as "isActivated",
  case when stage_id is not null then json_build_object('id', stage_id, 'code', stage_code,
    'title', stage_title, 'position', stage_position) end as stage,
  case when next_id is not null and not (has_to_choose and next_kind = 'clinic') then json_build_object(
    'id', next_id, 'title', next_title, 'kind', next_kind, 'isReturned', next_is_returned,
    'dueOn', to_char(next_due_on, 'YYYY-MM-DD')) end as "nextStep",
  has_to_choose as "hasToChooseTrack", last_active_at as "lastActiveAt",
  ${phoneContactOf('found.person_id')} as "phoneContact",
  waiting_for as "waitingFor", since as "waitingSince",
  case when since is not null then ${workingDays('since', '$2', 'time_zone', 'days_off')} end as "waitingWorkingDays",
  case when waiting_for = 'session' then session_at end as "sessionAt",
  stuck, json_build_object(
    'never-activated', ${daysSince('joined_at')},
    'feedback-late', ${workingDays('waiting_since', '$2', 'time_zone', 'days_off')},
    'returned', ${daysSince('returned_since')},
    'missing-attendance', ${daysSince('missed_at')},
    'quiet', ${daysSince('coalesce(last_active_at, joined_at)')}) as "stuckDays"`;

function personRowOf({
  waitingFor,
  waitingSince: since,
  waitingWorkingDays,
  sessionAt,
  stuckDays,
  sortKey: _key,
  total: _total,
  ...row
}: ListRow): PersonRow {
  return {
    ...row,
    lastActiveAt: row.lastActiveAt?.toISOString() ?? null,
    phoneContact: readPhoneContact(row.phoneContact),
    waiting: {
      for: waitingFor,
      since: since?.toISOString() ?? null,
      workingDays: waitingWorkingDays,
      sessionAt: sessionAt?.toISOString() ?? null,
    },
    stuck: row.stuck.map((reason) => ({ reason, days: stuckDays[reason] ?? 0 })),
  };
}
