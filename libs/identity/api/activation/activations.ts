import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export type ActivationListener = (manager: EntityManager, personId: string) => Promise<void>;

/** Tells other contexts, in the same transaction, that a person used her first code. They listen from when they start. */
@Injectable()
export class Activations {
  private readonly listeners: ActivationListener[] = [];

  listen(listener: ActivationListener): void {
    this.listeners.push(listener);
  }

  async announce(manager: EntityManager, personId: string): Promise<void> {
    for (const listener of this.listeners) await listener(manager, personId);
  }
}
