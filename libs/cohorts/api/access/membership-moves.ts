import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface MembershipMove {
  membershipId: string;
  fromCohortId: string;
  toCohortId: string;
}
type Listener = (manager: EntityManager, move: MembershipMove) => Promise<void>;

/**
 * Contexts further down the line that keep the cohort beside the membership (submissions, for their queue) follow a move
 * in the same transaction. Register in onModuleInit.
 */
@Injectable()
export class MembershipMoves {
  private readonly listeners: Listener[] = [];

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  /** Called after the membership's own row has moved, before the transaction commits. */
  async announce(manager: EntityManager, move: MembershipMove): Promise<void> {
    for (const listener of this.listeners) await listener(manager, move);
  }
}
