import { Injectable } from '@nestjs/common';
import { hasRole, type Actor } from '@pijar/identity/contracts';
import { Audit, problems } from '@pijar/shared/api';
import type {
  RestrictionHead,
  RestrictionList,
  RestrictionView,
  SafeguardingReaders,
} from '@pijar/submissions/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { attemptsJson, stageJson, stepJson } from '../hand-in/attempts.sql';
import type { SubmissionRow } from '../moves';
import { includingRestricted } from './including-restricted';
import { readersOf } from './readers.sql';

/** What stands in plain of restriction `r`, as Referral or null. */
export const referralJson = `(select json_build_object('isOffered', f.is_offered, 'offeredOn', f.offered_on,
    'recordedBy', json_build_object('id', w.id, 'name', w.full_name), 'recordedAt', f.recorded_at)
  from referral f join person w on w.id = f.recorded_by where f.restriction_id = r.id)`;

const cohortJson = `json_build_object('id', c.id, 'name', c.name, 'timeZone', c.time_zone)`;

/** Restriction `r` of work `s` that the actor, parameter 1, may read. */
export const herRestrictions = `restriction r
  join every_submission s on s.id = r.submission_id
  join membership m on m.id = s.membership_id
  join person p on p.id = m.person_id
  join cohort c on c.id = s.cohort_id
  join step st on st.id = s.step_id
  join stage sg on sg.id = st.stage_id
 where r.lifted_at is null and $1 in (select t.id from ${readersOf('c.organisation_id', 'm.person_id')} t)`;

/** Restriction `r` of what was said in a conversation, that the actor, parameter 1, may read. */
export const herTalks = `restriction r
  join membership m on m.id = r.membership_id
  join person p on p.id = m.person_id
  join cohort c on c.id = m.cohort_id
 where r.lifted_at is null and $1 in (select t.id from ${readersOf('c.organisation_id', 'm.person_id')} t)`;

/** What every restriction shows; `more` is SQL of further members. */
const rowJson = (
  more: string,
) => `json_build_object('restrictionId', r.id, 'restrictedAt', r.restricted_at,
    'participant', json_build_object('id', p.id, 'name', p.full_name),
    'cohort', ${cohortJson}, 'referral', ${referralJson}, ${more})`;

/** As RestrictionHead, with what is given besides. */
const headJson = (more = '') => `json_build_object(
    'restrictionId', r.id, 'membershipId', m.id, 'restrictedAt', r.restricted_at, 'note', r.note,
    'restrictedBy', (select json_build_object('id', b.id, 'name', b.full_name) from person b where b.id = r.restricted_by),
    'participant', json_build_object('id', p.id, 'name', p.full_name, 'phone', p.phone, 'village', p.village,
                                     'community', p.community),
    'cohort', ${cohortJson}, 'referral', ${referralJson}${more})`;

const list = `select coalesce(json_agg(x.item order by x.at desc, x.id desc), '[]') as items from (
  select r.id, r.restricted_at as at, ${rowJson(`'step', ${stepJson}`)} as item from ${herRestrictions}
  union all
  select r.id, r.restricted_at, ${rowJson(`'step', null`)} from ${herTalks}) x`;

/** Organisations that run cohorts and have nobody of their own for what is restricted. */
const unnamed = `select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name) order by o.name), '[]') as items
  from organisation o
 where exists (select from cohort c where c.organisation_id = o.id)
   and exists (select from ${readersOf('o.id', `'00000000-0000-0000-0000-000000000000'::uuid`)} t where t.is_stand_in)`;

const one = includingRestricted(`select c.organisation_id as "organisationId", ${headJson(`,
    'step', json_build_object('id', st.id, 'code', st.code, 'title', st.title, 'brief', st.body->'brief'),
    'stage', ${stageJson}, 'rubric', st.body->'rubric', 'attempts', ${attemptsJson('s.step_id')}`)} as view
  from ${herRestrictions} and r.id = $2`);

const oneTalk = `select c.organisation_id as "organisationId", r.membership_id as "membershipId",
    ${headJson()} as view
  from ${herTalks} and r.id = $2`;

interface Opened<View> {
  organisationId: string;
  /** Of a conversation. */
  membershipId: string;
  view: View;
}

/** What the safeguarding persons see; every look is written down. */
@Injectable()
export class RestrictionsQuery {
  constructor(
    private readonly db: DataSource,
    private readonly audit: Audit,
  ) {}

  /** Who reads the work of this person once it is restricted. */
  async readers(
    manager: EntityManager,
    row: Pick<SubmissionRow, 'organisationId' | 'personId'>,
  ): Promise<SafeguardingReaders> {
    const found = (await manager.query(
      `select t.id, t.name, t.is_stand_in as "isStandIn" from ${readersOf('$1::uuid', '$2::uuid')} t order by t.name, t.id`,
      [row.organisationId, row.personId],
    )) as { id: string; name: string; isStandIn: boolean }[];
    return {
      readers: found.map(({ id, name }) => ({ id, name })),
      isStandIn: found.every((reader) => reader.isStandIn),
    };
  }

  async list(actor: Actor): Promise<RestrictionList> {
    const [mine] = (await this.db.query(list, [actor.personId])) as [
      Pick<RestrictionList, 'items'>,
    ];
    const missing = hasRole(actor, 'admin')
      ? ((await this.db.query(unnamed)) as { items: RestrictionList['unnamed'] }[])
      : [];
    return { items: mine.items, unnamed: missing[0]?.items ?? [] };
  }

  /** @throws 404 unless it is hers to read and not lifted */
  show(actor: Actor, restrictionId: string): Promise<RestrictionView> {
    return this.db.transaction(async (manager) => {
      const { view } = await this.open<RestrictionView>(manager, one, actor, restrictionId);
      return view;
    });
  }

  /** What is known here of a restricted conversation. @throws 404 as show */
  talk(
    manager: EntityManager,
    actor: Actor,
    restrictionId: string,
  ): Promise<Opened<RestrictionHead>> {
    return this.open<RestrictionHead>(manager, oneTalk, actor, restrictionId);
  }

  private async open<View>(
    manager: EntityManager,
    sql: string,
    actor: Actor,
    restrictionId: string,
  ): Promise<Opened<View>> {
    const [row] = (await manager.query(sql, [actor.personId, restrictionId])) as Opened<View>[];
    if (!row) throw problems.notFound();
    await this.audit.record(manager, {
      actorId: actor.personId,
      organisationId: row.organisationId,
      action: 'restriction.opened',
      subjectType: 'restriction',
      subjectId: restrictionId,
    });
    return row;
  }
}
