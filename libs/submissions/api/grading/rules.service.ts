import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { Audit, Clock, problems } from '@pijar/shared/api';
import type { AdmissionInput, GradingOffice, GradingRuleInput } from '@pijar/submissions/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { admitByAgreement } from './admission';
import { assertOfficeOf } from './office-access';
import { OfficeQuery } from './office.query';
import { overallOf } from './overall';
import { samplesFor } from './samples.query';
import { scoredIn, triesOf } from './tries';

/** Staff of the cohorts that an organisation runs with a programme. Parameters: organisation, programme. */
const staffOf = `select distinct k.person_id from cohort_staff k
  join cohort c on c.id = k.cohort_id and c.organisation_id = $1
  join programme_version v on v.id = c.programme_version_id and v.programme_id = $2
 where k.left_at is null`;

/** What an organisation asks of those who answer work, and whom it admits. Everything is in the audit log. */
@Injectable()
export class RulesService {
  constructor(
    private readonly db: DataSource,
    private readonly office: OfficeQuery,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws 404; 409 `no-samples` */
  set(
    actor: Actor,
    { organisationId, programme }: { organisationId: string; programme: string },
    input: GradingRuleInput,
  ): Promise<GradingOffice> {
    return this.db.transaction(async (manager) => {
      assertOfficeOf(actor, organisationId);
      const { programmeId, hasSamples } = await this.programme(manager, organisationId, programme);
      if (input.admissionLevel !== null && !hasSamples) {
        throw problems.conflict('no-samples', 'There is nothing to learn by.');
      }
      await manager.query(
        `insert into grading_rule (organisation_id, programme_id) values ($1, $2) on conflict do nothing`,
        [organisationId, programmeId],
      );
      const [before] = (await manager.query(
        `select admission_level as level from grading_rule where organisation_id = $1 and programme_id = $2 for update`,
        [organisationId, programmeId],
      )) as { level: number | null }[];
      await manager.query(
        `update grading_rule set admission_level = $3, second_percent = $4, apart_from = $5
          where organisation_id = $1 and programme_id = $2`,
        [organisationId, programmeId, input.admissionLevel, input.secondPercent, input.apartFrom],
      );
      if (input.admissionLevel !== null) {
        // Whoever reads already goes on; who reaches a level that was lowered is in.
        if (before!.level === null) await this.admitPresent(manager, organisationId, programmeId);
        else await this.admitReached(manager, organisationId, programmeId);
      }
      await this.audit.record(manager, {
        actorId: actor.personId,
        organisationId,
        action: 'grading.rule-set',
        subjectType: 'organisation',
        subjectId: organisationId,
        detail: { programme, ...input },
      });
      return this.office.show(actor, organisationId, manager);
    });
  }

  /** @throws 404 */
  admit(
    actor: Actor,
    where: { organisationId: string; programme: string; personId: string },
    { reason }: AdmissionInput,
  ): Promise<GradingOffice> {
    return this.db.transaction(async (manager) => {
      const { organisationId, programme, personId } = where;
      assertOfficeOf(actor, organisationId);
      const { programmeId } = await this.programme(manager, organisationId, programme);
      const [added] = (await manager.query(
        `insert into grading_admission (person_id, organisation_id, programme_id, how, admitted_by, reason, admitted_at)
         select s.person_id, $1, $2, 'hand', $4, $5, $6 from (${staffOf}) s where s.person_id = $3
         on conflict do nothing returning person_id`,
        [organisationId, programmeId, personId, actor.personId, reason, this.clock.now()],
      )) as unknown[];
      const there = (await manager.query(
        `select 1 from grading_admission where person_id = $3 and organisation_id = $1 and programme_id = $2`,
        [organisationId, programmeId, personId],
      )) as unknown[];
      if (there.length === 0) throw problems.notFound();
      if (added) {
        await this.audit.record(manager, {
          actorId: actor.personId,
          organisationId,
          action: 'grading.admitted',
          subjectType: 'person',
          subjectId: personId,
          detail: { programme },
        });
      }
      return this.office.show(actor, organisationId, manager);
    });
  }

  private async programme(
    manager: EntityManager,
    organisationId: string,
    code: string,
  ): Promise<{ programmeId: string; hasSamples: boolean }> {
    const [row] = (await manager.query(
      `select p.id as "programmeId", p.samples <> '[]' as "hasSamples" from programme p
        where p.code = $2 and exists (
          select from cohort c join programme_version v on v.id = c.programme_version_id
           where c.organisation_id = $1 and v.programme_id = p.id)`,
      [organisationId, code],
    )) as { programmeId: string; hasSamples: boolean }[];
    if (!row) throw problems.notFound();
    return row;
  }

  private async admitPresent(
    manager: EntityManager,
    organisationId: string,
    programmeId: string,
  ): Promise<void> {
    await manager.query(
      `insert into grading_admission (person_id, organisation_id, programme_id, how, admitted_at)
       select s.person_id, $1, $2, 'before', $3 from (${staffOf}) s on conflict do nothing`,
      [organisationId, programmeId, this.clock.now()],
    );
  }

  private async admitReached(
    manager: EntityManager,
    organisationId: string,
    programmeId: string,
  ): Promise<void> {
    const waiting = (await manager.query(
      `select s.person_id as "personId" from (${staffOf}) s
        where exists (select from grading_try t where t.person_id = s.person_id and t.programme_id = $2)`,
      [organisationId, programmeId],
    )) as { personId: string }[];
    const sets = await samplesFor(manager, null, organisationId);
    const its = sets.filter((set) => set.programmeId === programmeId);
    const tries = await triesOf(
      manager,
      waiting.map(({ personId }) => personId),
    );
    const scored = await scoredIn(manager, tries);
    const at = this.clock.now();
    for (const { personId } of waiting) {
      const hers = tries.filter((each) => each.personId === personId);
      const overall = overallOf(its, hers, scored);
      if (overall?.kappa == null) continue;
      await admitByAgreement(manager, { personId, programmeId, kappa: overall.kappa, at });
    }
  }
}
