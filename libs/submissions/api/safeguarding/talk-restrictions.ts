import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { Audit, Clock, problems } from '@pijar/shared/api';
import type { RestrictionHead, SafeguardingReaders } from '@pijar/submissions/contracts';
import type { EntityManager } from 'typeorm';
import { RestrictionsQuery } from './restrictions.query';

/** Whose conversation it is, in which organisation. */
export interface TalkOwner {
  membershipId: string;
  /** The participant. */
  personId: string;
  organisationId: string;
}
type Lift = (manager: EntityManager, restrictionId: string) => Promise<void>;

/**
 * What mentoring needs of the gate: it keeps the words, and this room the restriction, its readers, its log and its lifting, so that
 * work and conversations have one list and one rule. Mentoring listens for the lifting. See docs/adr/0084.
 */
@Injectable()
export class TalkRestrictions {
  readonly #lifts: Lift[] = [];

  constructor(
    private readonly restrictions: RestrictionsQuery,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  listen(lift: Lift): void {
    this.#lifts.push(lift);
  }

  readers(manager: EntityManager, owner: TalkOwner): Promise<SafeguardingReaders> {
    return this.restrictions.readers(manager, owner);
  }

  /** Whether the actor restricted this conversation under this id before. @throws 409 `key-reused` when the id is another's */
  async wasMade(
    manager: EntityManager,
    actor: Actor,
    owner: TalkOwner,
    restrictionId: string,
  ): Promise<boolean> {
    const [row] = (await manager.query(
      'select membership_id as "membershipId", restricted_by as by from restriction where id = $1',
      [restrictionId],
    )) as { membershipId: string | null; by: string }[];
    if (row && (row.membershipId !== owner.membershipId || row.by !== actor.personId)) {
      throw problems.conflict('key-reused', 'This id was used for something else.');
    }
    return Boolean(row);
  }

  /** The record alone; the caller sets the words aside in the same transaction. @throws 409 `nobody-reads` */
  async make(
    manager: EntityManager,
    actor: Actor,
    owner: TalkOwner,
    { restrictionId, note }: { restrictionId: string; note: string },
  ): Promise<SafeguardingReaders> {
    const readers = await this.restrictions.readers(manager, owner);
    if (readers.readers.length === 0) {
      throw problems.conflict('nobody-reads', 'There is nobody who may read it.');
    }
    await manager.query(
      `insert into restriction (id, membership_id, restricted_by, restricted_at, note) values ($1, $2, $3, $4, $5)`,
      [restrictionId, owner.membershipId, actor.personId, this.clock.now(), note],
    );
    await this.audit.record(manager, {
      actorId: actor.personId,
      organisationId: owner.organisationId,
      action: 'restriction.made',
      subjectType: 'restriction',
      subjectId: restrictionId,
    });
    return readers;
  }

  /** For whoever is trusted with it; the look is written down. @throws 404 unless it is hers to read and not lifted */
  show(
    manager: EntityManager,
    actor: Actor,
    restrictionId: string,
  ): Promise<{ membershipId: string; view: RestrictionHead }> {
    return this.restrictions.talk(manager, actor, restrictionId);
  }

  async open(manager: EntityManager, restrictionId: string): Promise<void> {
    for (const lift of this.#lifts) await lift(manager, restrictionId);
  }
}
