import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Erasure, PersonalData } from '@pijar/identity/api';
import type { EntityManager } from 'typeorm';

/**
 * What is kept of a person's grading. How a participant's work was read a second time is not in her data, as little as what coaches
 * tell each other about it; what was written there goes when she is erased.
 */
@Injectable()
export class GradingOfPerson implements OnModuleInit {
  constructor(
    private readonly personalData: PersonalData,
    private readonly erasure: Erasure,
  ) {}

  onModuleInit(): void {
    this.personalData.register('grading', (manager, personId) => read(manager, personId));
    this.erasure.register('grading', (manager, personId) => erase(manager, personId));
  }
}

async function read(manager: EntityManager, personId: string): Promise<object> {
  const ask = async (sql: string) => (await manager.query(sql, [personId])) as object[];
  return {
    tries: await ask(
      `select p.title as programme, t.step_code as assignment, t.number, t.begun_at as "begunAt",
              t.finished_at as "finishedAt", t.kappa,
              (select coalesce(json_agg(json_build_object('sample', x.sample_code, 'scores', x.scores,
                  'lead', x.lead_scores) order by x.sample_code), '[]')
                 from grading_try_score x where x.try_id = t.id) as scored
         from grading_try t join programme p on p.id = t.programme_id
        where t.person_id = $1 order by t.begun_at, t.id`,
    ),
    admissions: await ask(
      `select o.name as organisation, p.title as programme, a.how, a.kappa, a.reason, a.admitted_at as "admittedAt"
         from grading_admission a join organisation o on o.id = a.organisation_id
         join programme p on p.id = a.programme_id
        where a.person_id = $1 order by a.admitted_at`,
    ),
    secondReadings: await ask(
      `select st.title as assignment, z.scores, z.read_at as "readAt"
         from second_reading z join submission s on s.id = z.submission_id join step st on st.id = s.step_id
        where z.reader_id = $1 and z.read_at is not null order by z.read_at, z.id`,
    ),
  };
}

const hers = `submission_id in (select s.id from every_submission s
  join membership m on m.id = s.membership_id where m.person_id = $1)`;

async function erase(manager: EntityManager, personId: string): Promise<void> {
  for (const statement of [
    `delete from second_reading where read_at is null and ${hers}`,
    `update second_reading set note = '' where note is not null and ${hers}`,
    `update second_reading set reader_id = null, taken_at = null where read_at is null and reader_id = $1`,
    'delete from grading_try where person_id = $1',
    'delete from grading_admission where person_id = $1',
  ]) {
    await manager.query(statement, [personId]);
  }
}
