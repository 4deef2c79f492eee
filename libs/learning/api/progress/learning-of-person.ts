import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Erasure, PersonalData } from '@pijar/identity/api';
import type { EntityManager } from 'typeorm';

/** What learning keeps about a person, for herself to read and to have removed. */
@Injectable()
export class LearningOfPerson implements OnModuleInit {
  constructor(
    private readonly personalData: PersonalData,
    private readonly erasure: Erasure,
  ) {}

  onModuleInit(): void {
    this.personalData.register('learning', read);
    this.erasure.register('learning', erase);
  }
}

async function read(manager: EntityManager, personId: string): Promise<object> {
  const memberships = (await manager.query(
    `select g.title as programme, c.name as cohort,
            (select coalesce(json_agg(json_build_object('stage', s.title, 'state', sp.state,
                      'openedAt', sp.opened_at, 'doneAt', sp.done_at, 'waiverReason', sp.waiver_reason)
                    order by s.position), '[]')
               from stage_progress sp join stage s on s.id = sp.stage_id
              where sp.membership_id = m.id) as stages,
            (select coalesce(json_agg(json_build_object('step', st.title, 'kind', st.kind,
                      'state', p.state, 'since', p.since, 'score', p.score, 'dueOn', p.due_on)
                    order by st.position), '[]')
               from step_progress p join step st on st.id = p.step_id
              where p.membership_id = m.id and p.state <> 'locked') as steps,
            (select coalesce(json_agg(json_build_object('step', st.title, 'kind', st.kind,
                      'state', p.state, 'since', p.since, 'score', p.score)
                    order by p.since), '[]')
               from former_step_progress p join step st on st.id = p.step_id
              where p.membership_id = m.id and p.state <> 'locked') as "formerSteps",
            (select coalesce(json_agg(mo.title order by tc.chosen_at), '[]')
               from track_choice tc join module mo on mo.id = tc.module_id
              where tc.membership_id = m.id) as tracks,
            (select coalesce(json_agg(json_build_object('step', st.title, 'what', f.kind,
                      'phoneTime', f.device_at, 'receivedAt', f.received_at, 'details', f.payload)
                    order by f.received_at), '[]')
               from learning_fact f join step st on st.id = f.step_id
              where f.membership_id = m.id) as facts,
            (select coalesce(json_agg(json_build_object('stage', x.stage_code, 'moment', x.moment,
                      'phoneTime', x.device_at, 'receivedAt', x.received_at, 'right', x.right_count,
                      'of', x.total, 'answers', x.answers) order by x.received_at), '[]')
               from stage_test_result x where x.membership_id = m.id) as tests
       from membership m
       join cohort c on c.id = m.cohort_id
       join programme_version v on v.id = c.programme_version_id
       join programme g on g.id = v.programme_id
      where m.person_id = $1 order by m.joined_at`,
    [personId],
  )) as object[];
  return { memberships };
}

/** The diary of what she did goes, and words about her; which steps and stages were reached stays for the figures. */
async function erase(manager: EntityManager, personId: string): Promise<void> {
  await manager.query(
    `delete from learning_fact f using membership m
      where m.id = f.membership_id and m.person_id = $1`,
    [personId],
  );
  await manager.query('delete from learning_reminder where person_id = $1', [personId]);
  await manager.query(
    `update stage_test_result x set answers = '[]' from membership m
      where m.id = x.membership_id and m.person_id = $1`,
    [personId],
  );
  for (const table of ['step_progress', 'former_step_progress']) {
    await manager.query(
      `update ${table} p set evidence = '{}' from membership m
        where m.id = p.membership_id and m.person_id = $1`,
      [personId],
    );
  }
  await manager.query(
    `update stage_progress sp set waiver_reason = null from membership m
      where m.id = sp.membership_id and m.person_id = $1`,
    [personId],
  );
}
