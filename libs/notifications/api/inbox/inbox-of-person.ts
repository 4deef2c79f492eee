import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Erasure, PersonalData } from '@pijar/identity/api';

/** A person's messages, for her to read and to take back. */
@Injectable()
export class InboxOfPerson implements OnModuleInit {
  constructor(
    private readonly personalData: PersonalData,
    private readonly erasure: Erasure,
  ) {}

  onModuleInit(): void {
    this.personalData.register(
      'notifications',
      async (manager, personId) =>
        (await manager.query(
          `select kind, details, created_at as "createdAt", read_at as "readAt"
             from notification where person_id = $1 order by id`,
          [personId],
        )) as object[],
    );
    this.erasure.register('notifications', async (manager, personId) => {
      await manager.query('delete from notification where person_id = $1', [personId]);
    });
  }
}
