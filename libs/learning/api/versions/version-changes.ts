import { Injectable } from '@nestjs/common';
import type { CohortVersionChange } from '@pijar/cohorts/api';
import type { VersionChangeView } from '@pijar/learning/contracts';
import type { EntityManager } from 'typeorm';

/** What a context further down the line does when a cohort moves to another version. */
export interface VersionChangeListener {
  /** Locks rows that its writers lock before memberships. */
  lock?(manager: EntityManager, change: CohortVersionChange): Promise<void>;
  /** Points its rows to the steps of the new version; the memberships are locked. */
  carry(manager: EntityManager, change: CohortVersionChange): Promise<void>;
  /** Planned sessions that will fulfil no step any more. */
  freedSessions?(
    manager: EntityManager,
    change: CohortVersionChange,
  ): Promise<VersionChangeView['freedSessions']>;
}

/** Contexts that keep step ids (submissions, workshops) follow in the same transaction. Register in onModuleInit. */
@Injectable()
export class VersionChanges {
  private readonly listeners: VersionChangeListener[] = [];

  listen(listener: VersionChangeListener): void {
    this.listeners.push(listener);
  }

  async lock(manager: EntityManager, change: CohortVersionChange): Promise<void> {
    for (const listener of this.listeners) await listener.lock?.(manager, change);
  }

  async carry(manager: EntityManager, change: CohortVersionChange): Promise<void> {
    for (const listener of this.listeners) await listener.carry(manager, change);
  }

  async freedSessions(
    manager: EntityManager,
    change: CohortVersionChange,
  ): Promise<VersionChangeView['freedSessions']> {
    const all: VersionChangeView['freedSessions'] = [];
    for (const listener of this.listeners) {
      all.push(...((await listener.freedSessions?.(manager, change)) ?? []));
    }
    return all;
  }
}
