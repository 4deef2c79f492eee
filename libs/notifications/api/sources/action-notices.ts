import { Injectable, type OnModuleInit } from '@nestjs/common';
import { actionAgreed, actionDone, actionsDue } from '@pijar/mentoring/contracts';
import { EventHandlers } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';
import { Notices } from '../inbox/notices';

interface Agreed {
  id: string;
  membershipId: string;
  personId: string;
  makerId: string;
  state: string;
  sourceType: string | null;
  sourceId: string | null;
  /** Whom it is told when it is done: her present coach, else whoever wrote it down and is still staff. */
  coachId: string | null;
}

const hers = '/belajar/kesepakatan';

/** Tells of what was agreed: never in which words, for they are about somebody's life. */
@Injectable()
export class ActionNotices implements OnModuleInit {
  constructor(
    private readonly notices: Notices,
    private readonly events: EventHandlers,
  ) {}

  onModuleInit(): void {
    this.events.on(actionAgreed, 'notifications.action-agreed', (agreed, manager) =>
      this.agreed(manager, agreed.actionId),
    );
    this.events.on(actionDone, 'notifications.action-done', (done, manager) =>
      this.done(manager, done.actionId),
    );
    this.events.on(actionsDue, 'notifications.actions-due', (due, manager) =>
      this.due(manager, due),
    );
  }

  /** What was agreed in one clinic is one message. */
  private async agreed(manager: EntityManager, actionId: string): Promise<void> {
    const action = await this.find(manager, actionId);
    if (!action || action.state !== 'open' || action.makerId === action.personId) return;
    const from =
      action.sourceType === 'clinic'
        ? `clinic:${action.sourceId}:${action.membershipId}`
        : actionId;
    await this.notices.give(manager, {
      ...{ personIds: [action.personId], kind: 'action_agreed', details: {}, link: hers },
      cause: `action_agreed:${from}`,
    });
  }

  private async done(manager: EntityManager, actionId: string): Promise<void> {
    const action = await this.find(manager, actionId);
    if (!action || action.state !== 'done' || !action.coachId) return;
    await this.notices.give(manager, {
      ...{ personIds: [action.coachId], kind: 'action_done', details: {} },
      link: `/pendamping/orang-saya/${action.membershipId}`,
      cause: `action_done:${actionId}`,
    });
  }

  /** Those of them that are still open; what she said meanwhile needs no reminder. */
  private async due(
    manager: EntityManager,
    { personId, actionIds, on }: { personId: string; actionIds: string[]; on: string },
  ): Promise<void> {
    const [row] = (await manager.query(
      `select count(*)::int as count from agreed_action
        where id = any($1::uuid[]) and state = 'open' and due_on <= $2::date + 1`,
      [actionIds, on],
    )) as { count: number }[];
    if (!row?.count) return;
    await this.notices.give(manager, {
      ...{ personIds: [personId], kind: 'actions_due', details: { count: row.count }, link: hers },
      cause: `actions_due:${on}`,
    });
  }

  private async find(manager: EntityManager, actionId: string): Promise<Agreed | undefined> {
    const [row] = (await manager.query(
      `select a.id, m.id as "membershipId", m.person_id as "personId", a.made_by as "makerId", a.state,
              a.source_type as "sourceType", a.source_id as "sourceId",
              coalesce(
                (select cp.coach_id from coach_pair cp where cp.membership_id = m.id and cp.ended_at is null),
                (select cs.person_id from cohort_staff cs
                  where cs.cohort_id = m.cohort_id and cs.person_id = a.made_by and cs.left_at is null)) as "coachId"
         from agreed_action a join membership m on m.id = a.membership_id and m.state <> 'left'
        where a.id = $1`,
      [actionId],
    )) as Agreed[];
    return row;
  }
}
