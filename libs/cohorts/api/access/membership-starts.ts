import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

type Listener = (manager: EntityManager, membershipIds: string[]) => Promise<void>;

/**
 * Contexts further down the line prepare their rows for new memberships in the same transaction: learning opens the first
 * stage. Register in onModuleInit.
 */
@Injectable()
export class MembershipStarts {
  private readonly listeners: Listener[] = [];

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  /** Called by whoever inserts memberships, before the transaction commits. */
  async announce(manager: EntityManager, membershipIds: string[]): Promise<void> {
    if (membershipIds.length === 0) return;
    for (const listener of this.listeners) await listener(manager, membershipIds);
  }
}
