import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Erasure, PersonalData } from '@pijar/identity/api';

/** What a person chose and what was sent to her, for her to read and to take back. */
@Injectable()
export class PreferencesOfPerson implements OnModuleInit {
  constructor(
    private readonly personalData: PersonalData,
    private readonly erasure: Erasure,
  ) {}

  onModuleInit(): void {
    this.personalData.register(
      'notificationSettings',
      async (manager, personId) =>
        (await manager.query(
          `select s.email, coalesce(s.has_details, false) as "hasDetails",
                  coalesce((select jsonb_agg(jsonb_build_object('topic', topic, 'channel', channel, 'isOn', is_on))
                              from notification_preference where person_id = $1), '[]') as choices,
                  coalesce((select jsonb_agg(jsonb_build_object('channel', channel, 'state', state, 'sentAt', sent_at)
                                             order by created_at)
                              from notification_delivery where person_id = $1), '[]') as deliveries
             from (select $1::uuid as id) me left join notification_setting s on s.person_id = me.id`,
          [personId],
        )) as object[],
    );
    this.erasure.register('notificationSettings', async (manager, personId) => {
      for (const table of [
        'notification_delivery',
        'notification_preference',
        'notification_setting',
      ]) {
        await manager.query(`delete from ${table} where person_id = $1`, [personId]);
      }
    });
  }
}
