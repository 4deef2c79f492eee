import { Injectable } from '@nestjs/common';
import type { AgreedInClinic } from '@pijar/workshops/contracts';
import type { EntityManager } from 'typeorm';

/** What the host of a clinic agreed with somebody who came. */
export interface AgreedThere {
  clinicId: string;
  membershipId: string;
  /** Who noted it. */
  hostId: string;
  actions: readonly AgreedInClinic[];
}
type Listener = (manager: EntityManager, agreed: AgreedThere) => Promise<void>;

/**
 * Contexts further down the line that keep what people agree (mentoring) take it over in the same transaction as the note. The ids are
 * the client's: the same note sent twice is told twice. Register in onModuleInit.
 */
@Injectable()
export class ClinicOutcomes {
  private readonly listeners: Listener[] = [];

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  async announce(manager: EntityManager, agreed: AgreedThere): Promise<void> {
    for (const listener of this.listeners) await listener(manager, agreed);
  }
}
