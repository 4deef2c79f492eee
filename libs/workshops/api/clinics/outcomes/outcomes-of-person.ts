import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Erasure, PersonalData } from '@pijar/identity/api';
import type { EntityManager } from 'typeorm';

/** What hosts noted about a person: hers to read, and gone with her. */
@Injectable()
export class OutcomesOfPerson implements OnModuleInit {
  constructor(
    private readonly personalData: PersonalData,
    private readonly erasure: Erasure,
  ) {}

  onModuleInit(): void {
    this.personalData.register('clinicOutcomes', read);
    this.erasure.register('clinicOutcomes', erase);
  }
}

async function erase(manager: EntityManager, personId: string): Promise<void> {
  await manager.query(
    `delete from clinic_outcome o using membership m
      where m.id = o.membership_id and m.person_id = $1`,
    [personId],
  );
}

async function read(manager: EntityManager, personId: string): Promise<object[]> {
  return (await manager.query(
    `select s.title, o.note, o.written_at as "writtenAt"
       from clinic_outcome o
       join planned_session s on s.id = o.session_id
       join membership m on m.id = o.membership_id
      where m.person_id = $1 order by o.written_at`,
    [personId],
  )) as object[];
}
