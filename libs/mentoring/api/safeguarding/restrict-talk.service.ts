import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { conversationRestricted } from '@pijar/mentoring/contracts';
import type { TalkRestrictionInput } from '@pijar/mentoring/schemas';
import { Outbox, problems } from '@pijar/shared/api';
import { TalkRestrictions } from '@pijar/submissions/api';
import type { SafeguardingReaders } from '@pijar/submissions/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import { PairAccess, type Accompanied } from '../access/pair-access';
import { mayRead } from '../conversation/messages.sql';

/** A coach hands what was said to the safeguarding persons alone, and it comes back when they lift it. See docs/adr/0084. */
@Injectable()
export class RestrictTalkService implements OnModuleInit {
  constructor(
    private readonly db: DataSource,
    private readonly access: PairAccess,
    private readonly talks: TalkRestrictions,
    private readonly outbox: Outbox,
  ) {}

  onModuleInit(): void {
    this.talks.listen(lift);
  }

  /** Who would read it. @throws 404 unless the actor is her present coach */
  async readers(actor: Actor, membershipId: string): Promise<SafeguardingReaders> {
    const { manager } = this.db;
    return this.talks.readers(manager, await this.seeAsCoach(actor, membershipId, manager));
  }

  /** @throws 404 unless the actor is her present coach; 409 `key-reused`, `nobody-reads`, `nothing-said`; 422 `unknown-action` */
  restrict(
    actor: Actor,
    membershipId: string,
    input: z.output<typeof TalkRestrictionInput>,
  ): Promise<SafeguardingReaders> {
    const { restrictionId } = input;
    return this.db.transaction(async (manager) => {
      const pair = await this.seeAsCoach(actor, membershipId, manager);
      // Whoever is sending a message holds the pair until it stands: it came before this, or comes after.
      await manager.query('select id from coach_pair where id = $1 for no key update', [
        pair.pairId,
      ]);
      if (await this.talks.wasMade(manager, actor, pair, restrictionId)) {
        return this.talks.readers(manager, pair);
      }
      const readers = await this.talks.make(manager, actor, pair, input);
      await setAside(manager, pair, input);
      await this.outbox.add(manager, conversationRestricted, {
        ...{ restrictionId, membershipId },
        readerIds: readers.readers.map(({ id }) => id),
      });
      return readers;
    });
  }

  private async seeAsCoach(
    actor: Actor,
    membershipId: string,
    manager: EntityManager,
  ): Promise<Accompanied> {
    const pair = await this.access.seeAsOneOfTwo(actor, membershipId, manager);
    if (pair.relation !== 'coach') throw problems.notFound();
    return pair;
  }
}

/** All that the coach could read, and no more: what a participant withheld from her stays with nobody but herself. */
async function setAside(
  manager: EntityManager,
  { membershipId, pairId }: Accompanied,
  { restrictionId, actionIds }: z.output<typeof TalkRestrictionInput>,
): Promise<void> {
  const [said] = (await manager.query(
    `update every_pair_message x set is_restricted = true, restriction_id = $3
      where ${mayRead('x')} and not x.is_restricted returning id`,
    [membershipId, pairId, restrictionId],
  )) as [unknown[], number];
  if (said.length === 0) throw problems.conflict('nothing-said', 'There is nothing to restrict.');
  const [taken] = (await manager.query(
    `update every_agreed_action a set is_restricted = true, restriction_id = $2
      where a.membership_id = $1 and not a.is_restricted
        and (a.id = any ($3::uuid[]) or a.source_type = 'conversation' and exists (
               select from every_pair_message x where x.restriction_id = $2 and x.pair_id = a.source_id))
      returning id`,
    [membershipId, restrictionId, actionIds],
  )) as [{ id: string }[], number];
  const ids = new Set(taken.map(({ id }) => id));
  if (!actionIds.every((id) => ids.has(id.toLowerCase()))) {
    throw problems.invalidField('/body/actionIds', 'unknown-action', 'Not an agreement of hers.');
  }
}

async function lift(manager: EntityManager, restrictionId: string): Promise<void> {
  for (const table of ['every_pair_message', 'every_agreed_action']) {
    await manager.query(
      `update ${table} set is_restricted = false, restriction_id = null where restriction_id = $1`,
      [restrictionId],
    );
  }
}
