import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface StaffLeave {
  cohortId: string;
  personId: string;
}
type Listener = (manager: EntityManager, leave: StaffLeave) => Promise<void>;

/**
 * Contexts further down the line that let staff hold something (submissions, for their leases) take it back when somebody leaves
 * the staff of a cohort, in the same transaction. Register in onModuleInit.
 */
@Injectable()
export class StaffLeaves {
  private readonly listeners: Listener[] = [];

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  async announce(manager: EntityManager, leave: StaffLeave): Promise<void> {
    for (const listener of this.listeners) await listener(manager, leave);
  }
}
