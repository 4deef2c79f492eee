import { Inject, Injectable } from '@nestjs/common';
import { hasRole, type Actor } from '@pijar/identity/contracts';
import {
  channels,
  isOnAtFirst,
  topicsFor,
  type Preferences,
  type PreferencesChange,
} from '@pijar/notifications/contracts';
import { Clock } from '@pijar/shared/api';
import { DataSource, type EntityManager } from 'typeorm';
import { CHANNELS, type ChannelAdapter } from '../delivery/channel';

type Choice = Preferences['choices'][number];

/** What a person wants to be told, and where. The inbox inside the product is not asked: it has everything. */
@Injectable()
export class PreferencesService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    @Inject(CHANNELS) private readonly adapters: readonly ChannelAdapter[],
  ) {}

  async get(actor: Actor): Promise<Preferences> {
    const [row] = (await this.db.query(
      `select s.email, coalesce(s.has_details, false) as "hasDetails",
              coalesce((select jsonb_agg(jsonb_build_object('topic', w.topic, 'channel', w.channel, 'isOn', w.is_on))
                          from notification_preference w where w.person_id = $1), '[]') as changed
         from (select $1::uuid as id) me left join notification_setting s on s.person_id = me.id`,
      [actor.personId],
    )) as { email: string | null; hasDetails: boolean; changed: Choice[] }[];
    const changed = new Map(
      row!.changed.map(({ topic, channel, isOn }) => [`${topic} ${channel}`, isOn]),
    );
    return {
      email: row!.email,
      hasDetails: row!.hasDetails,
      channels: channels.map((channel) => {
        const adapter = this.adapters.find((one) => one.channel === channel);
        return {
          channel,
          // Nobody writes to staff by hand.
          isOn: adapter !== undefined && (adapter.isAutomatic || hasRole(actor, 'participant')),
          isAutomatic: adapter?.isAutomatic ?? false,
        };
      }),
      choices: topicsFor(actor.roles).flatMap((topic) =>
        channels.map((channel) => ({
          topic,
          channel,
          isOn: changed.get(`${topic} ${channel}`) ?? isOnAtFirst(topic, channel),
        })),
      ),
    };
  }

  async change(actor: Actor, change: PreferencesChange): Promise<Preferences> {
    await this.db.transaction(async (manager) => {
      if (change.email !== undefined || change.hasDetails !== undefined) {
        await this.changeSetting(manager, actor, change);
      }
      if (change.choices?.length) {
        await manager.query(
          `insert into notification_preference (person_id, topic, channel, is_on)
           select distinct on (x.topic, x.channel) $1::uuid, x.topic, x.channel, x."isOn"
             from jsonb_to_recordset($2::jsonb) as x (topic text, channel text, "isOn" boolean)
           on conflict (person_id, topic, channel) do update set is_on = excluded.is_on`,
          [actor.personId, JSON.stringify(change.choices)],
        );
      }
    });
    return this.get(actor);
  }

  private async changeSetting(
    manager: EntityManager,
    actor: Actor,
    { email, hasDetails }: PreferencesChange,
  ): Promise<void> {
    await manager.query(
      `insert into notification_setting as s (person_id, email, has_details, updated_at)
       values ($1, $2, coalesce($4, false), $5)
       on conflict (person_id) do update
          set email = case when $3 then $2 else s.email end,
              has_details = coalesce($4, s.has_details), updated_at = $5`,
      [actor.personId, email ?? null, email !== undefined, hasDetails ?? null, this.clock.now()],
    );
  }
}
