import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Erasure, PersonalData } from '@pijar/identity/api';
import type { EntityManager } from 'typeorm';

/** A person's agreements, for her to read; they are words about her, so an erasure takes them with it. */
@Injectable()
export class ActionsOfPerson implements OnModuleInit {
  constructor(
    private readonly personalData: PersonalData,
    private readonly erasure: Erasure,
  ) {}

  onModuleInit(): void {
    this.personalData.register('agreedActions', read);
    this.erasure.register('agreedActions', erase);
  }
}

async function erase(manager: EntityManager, personId: string): Promise<void> {
  await manager.query(
    `delete from every_agreed_action a using membership m
      where m.id = a.membership_id and m.person_id = $1`,
    [personId],
  );
}

async function read(manager: EntityManager, personId: string): Promise<object[]> {
  return (await manager.query(
    `select a.what, a.due_on::text as "dueOn", a.state, a.note, a.made_at as "madeAt", a.closed_at as "closedAt",
            (select coalesce(json_agg(json_build_object('kind', x.kind, 'at', x.at, 'note', x.note,
                      'from', x.from_due_on, 'to', x.to_due_on) order by x.at), '[]')
               from agreed_action_change x where x.action_id = a.id) as changes
       from every_agreed_action a join membership m on m.id = a.membership_id
      where m.person_id = $1 order by a.made_at`,
    [personId],
  )) as object[];
}
