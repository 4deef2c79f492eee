import { Injectable } from '@nestjs/common';
import type { HolidayInput, HolidaysView } from '@pijar/cohorts/contracts';
import type { Actor } from '@pijar/identity/contracts';
import { Audit, problems } from '@pijar/shared/api';
import { DataSource, type EntityManager } from 'typeorm';
import { scopeOf } from '../access';

interface DayOfOrganisation {
  organisationId: string;
  /** `YYYY-MM-DD` */
  day: string;
}

/** National holidays, and what the organisation says of its days, by day. */
const holidays = `select json_build_object('id', o.id, 'name', o.name) as organisation, $2::int as year,
    (select coalesce(json_agg(json_build_object('day', d.day, 'name', d.name, 'kind', d.kind, 'isOff', d.is_off)
                              order by d.day), '[]')
       from (select coalesce(n.day, x.day) as day, coalesce(n.name, x.name) as name, coalesce(x.is_off, true) as is_off,
                    case when n.day is null then 'own' when n.is_joint_leave then 'joint_leave'
                         else 'national' end as kind
               from national_holiday n
               full join (select * from organisation_day where organisation_id = $1) x using (day)
              where coalesce(n.day, x.day) between make_date($2, 1, 1) and make_date($2, 12, 31)) d) as items
  from organisation o where o.id = $1`;

/** The days on which an organisation does not work. Promises that are made from then on skip them. */
@Injectable()
export class HolidaysService {
  constructor(
    private readonly db: DataSource,
    private readonly audit: Audit,
  ) {}

  /** @throws 404 unless the actor is an officer of the organisation, or an admin */
  async list(
    actor: Actor,
    organisationId: string,
    year: number,
    manager: EntityManager = this.db.manager,
  ): Promise<HolidaysView> {
    assertOfficerOf(actor, organisationId);
    const [view] = (await manager.query(holidays, [organisationId, year])) as HolidaysView[];
    if (!view) throw problems.notFound();
    return view;
  }

  /** @throws 404 as `list` */
  set(actor: Actor, where: DayOfOrganisation, input: HolidayInput): Promise<HolidaysView> {
    return this.write(actor, where, 'organisation.day-set', input, (manager) =>
      manager.query(
        `insert into organisation_day (organisation_id, day, name, is_off)
         select id, $2, $3, $4 from organisation where id = $1
         on conflict (organisation_id, day) do update set name = excluded.name, is_off = excluded.is_off`,
        [where.organisationId, where.day, input.name, input.isOff],
      ),
    );
  }

  /** @throws 404 as `list` */
  clear(actor: Actor, where: DayOfOrganisation): Promise<HolidaysView> {
    return this.write(actor, where, 'organisation.day-cleared', {}, (manager) =>
      manager.query('delete from organisation_day where organisation_id = $1 and day = $2', [
        where.organisationId,
        where.day,
      ]),
    );
  }

  private write(
    actor: Actor,
    { organisationId, day }: DayOfOrganisation,
    action: string,
    detail: object,
    change: (manager: EntityManager) => Promise<unknown>,
  ): Promise<HolidaysView> {
    return this.db.transaction(async (manager) => {
      assertOfficerOf(actor, organisationId);
      await change(manager);
      const view = await this.list(actor, organisationId, Number(day.slice(0, 4)), manager);
      await this.audit.record(manager, {
        actorId: actor.personId,
        organisationId,
        action,
        subjectType: 'organisation',
        subjectId: organisationId,
        detail: { day, ...detail },
      });
      return view;
    });
  }
}

function assertOfficerOf(actor: Actor, organisationId: string): void {
  const { isAdmin, isOfficer } = scopeOf(actor);
  if (isAdmin || (isOfficer && actor.organisationId === organisationId)) return;
  throw problems.notFound();
}
