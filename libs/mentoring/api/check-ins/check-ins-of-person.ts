import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Erasure, PersonalData } from '@pijar/identity/api';
import type { EntityManager } from 'typeorm';

/** What she answered, for her to read; an erasure takes it and the rhythm with it. */
@Injectable()
export class CheckInsOfPerson implements OnModuleInit {
  constructor(
    private readonly personalData: PersonalData,
    private readonly erasure: Erasure,
  ) {}

  onModuleInit(): void {
    this.personalData.register('checkIns', read);
    this.erasure.register('checkIns', erase);
  }
}

async function erase(manager: EntityManager, personId: string): Promise<void> {
  await manager.query(
    `delete from check_in_plan pl using membership m where m.id = pl.membership_id and m.person_id = $1`,
    [personId],
  );
}

async function read(manager: EntityManager, personId: string): Promise<object[]> {
  return (await manager.query(
    `select pl.state as rhythm, pl.started_on::text as since,
            (select coalesce(json_agg(json_build_object('askedOn', ci.due_on, 'answeredAt', ci.answered_at,
                      'sold', ci.sold, 'income', ci.income, 'help', ci.help, 'note', ci.help_note,
                      'enteredBy', (select full_name from person where id = ci.entered_by))
                      order by ci.number), '[]')
               from check_in ci where ci.membership_id = m.id) as "checkIns"
       from check_in_plan pl join membership m on m.id = pl.membership_id
      where m.person_id = $1 order by pl.started_on`,
    [personId],
  )) as object[];
}
