import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import type { RestrictedTalk } from '@pijar/mentoring/contracts';
import { TalkRestrictions, filesOfMessageJson } from '@pijar/submissions/api';
import { DataSource } from 'typeorm';
import { actionColumns, actionTables, viewOf, type ActionRow } from '../actions/action.sql';
import { includingRestricted } from './including-restricted';

type MessageRow = Omit<RestrictedTalk['messages'][number], 'sentAt'> & { sentAt: Date };

/** What was said and is read by the safeguarding persons alone; every look is written down. */
@Injectable()
export class RestrictedTalkQuery {
  constructor(
    private readonly db: DataSource,
    private readonly talks: TalkRestrictions,
  ) {}

  /** @throws 404 unless it is hers to read and not lifted */
  show(actor: Actor, restrictionId: string): Promise<RestrictedTalk> {
    return this.db.transaction(async (manager) => {
      const { view } = await this.talks.show(manager, actor, restrictionId);
      const messages = (await manager.query(
        `select x.id, x.turn::int as turn, x.text, ${filesOfMessageJson('x')} as files, x.sent_at as "sentAt", a.full_name as "authorName",
                case when x.author_id = m.person_id then 'participant' else 'coach' end as by
           from every_pair_message x
           join membership m on m.id = x.membership_id
           join person a on a.id = x.author_id
          where x.restriction_id = $1 order by x.turn`,
        [restrictionId],
      )) as MessageRow[];
      const actions = (await manager.query(
        includingRestricted(
          `select ${actionColumns} from ${actionTables} where a.restriction_id = $1 order by a.made_at, a.id`,
        ),
        [restrictionId, actor.personId],
      )) as ActionRow[];
      return {
        ...view,
        messages: messages.map((row) => ({ ...row, sentAt: row.sentAt.toISOString() })),
        actions: actions.map(viewOf),
      };
    });
  }
}
