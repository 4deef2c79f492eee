import { Injectable } from '@nestjs/common';
import type { EventToken } from '@pijar/shared/contracts';
import type { EntityManager } from 'typeorm';

export interface EventDetails {
  id: string;
  occurredAt: Date;
}

/** Does what follows from an event, in the given transaction; a fault rolls it back and it is tried again. */
export type EventHandler<T extends object> = (
  payload: T,
  manager: EntityManager,
  event: EventDetails,
) => Promise<void>;

/** Who does what when something happened. Contexts register in their module's `onModuleInit`. */
@Injectable()
export class EventHandlers {
  private readonly byType = new Map<string, Map<string, EventHandler<object>>>();

  /**
   * @param handler `<context>.<verb>`, e.g. `credentials.issue-certificate`; never renamed once shipped, because it marks
   * which events were handled
   * @throws when the handler is registered twice
   */
  on<T extends object>(event: EventToken<T>, handler: string, handle: EventHandler<T>): void {
    const handlers = this.byType.get(event.type) ?? new Map<string, EventHandler<object>>();
    if (handlers.has(handler)) throw new Error(`${handler} already handles ${event.type}`);
    handlers.set(handler, handle as EventHandler<object>);
    this.byType.set(event.type, handlers);
  }

  /** Names of those who want events of this type. */
  namesFor(type: string): string[] {
    return [...(this.byType.get(type)?.keys() ?? [])];
  }

  find(type: string, handler: string): EventHandler<object> | undefined {
    return this.byType.get(type)?.get(handler);
  }
}
