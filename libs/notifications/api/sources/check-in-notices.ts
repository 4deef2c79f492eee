import { Injectable, type OnModuleInit } from '@nestjs/common';
import { checkInAsked, checkInSettled } from '@pijar/mentoring/contracts';
import { Clock, EventHandlers } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';
import { Notices } from '../inbox/notices';

const page = '/belajar/kabar';

/** Tells whoever finished that she is asked how her business fares: once for each time, and never that she did not answer. */
@Injectable()
export class CheckInNotices implements OnModuleInit {
  constructor(
    private readonly notices: Notices,
    private readonly events: EventHandlers,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.events.on(checkInAsked, 'notifications.check-in-asked', (asked, manager) =>
      this.asked(manager, asked.checkInId),
    );
    this.events.on(checkInSettled, 'notifications.check-in-settled', (settled, manager) =>
      this.settled(manager, settled.membershipId),
    );
  }

  private async asked(manager: EntityManager, checkInId: string): Promise<void> {
    const [row] = (await manager.query(
      `select ci.membership_id as "membershipId", m.person_id as "personId"
         from check_in ci
         join check_in_plan pl on pl.membership_id = ci.membership_id and pl.state <> 'stopped'
         join membership m on m.id = ci.membership_id and m.state = 'completed'
        where ci.id = $1 and ci.answer_id is null`,
      [checkInId],
    )) as { membershipId: string; personId: string }[];
    if (!row) return;
    // The one before was passed over: two that wait would be a reproach.
    await this.settled(manager, row.membershipId);
    await this.notices.give(manager, {
      ...{ personIds: [row.personId], kind: 'check_in_asked', details: {}, link: page },
      cause: `check_in:${checkInId}`,
    });
  }

  private async settled(manager: EntityManager, membershipId: string): Promise<void> {
    await manager.query(
      `update notification n set read_at = $2 from membership m
        where m.id = $1 and n.person_id = m.person_id and n.kind = 'check_in_asked' and n.read_at is null`,
      [membershipId, this.clock.now()],
    );
  }
}
