import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface CohortShift {
  cohortId: string;
  /** How many days later it starts now; negative: earlier. */
  days: number;
}
type Listener = (manager: EntityManager, shift: CohortShift) => Promise<void>;

/**
 * Contexts further down the line that count from a cohort's first day (learning, for due dates) follow when it moves, in the
 * same transaction. Register in onModuleInit.
 */
@Injectable()
export class CohortShifts {
  private readonly listeners: Listener[] = [];

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  async announce(manager: EntityManager, shift: CohortShift): Promise<void> {
    if (shift.days === 0) return;
    for (const listener of this.listeners) await listener(manager, shift);
  }
}
