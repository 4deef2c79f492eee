import { Controller } from '@nestjs/common';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import * as routes from '@pijar/notifications/contracts';
import type { NotificationView, UnreadCount } from '@pijar/notifications/contracts';
import * as schemas from '@pijar/notifications/schemas';
import { In, Operation, type Input } from '@pijar/shared/api';
import type { Page } from '@pijar/shared/contracts';
import { InboxQuery } from './inbox.query';
import { InboxService } from './inbox.service';

@Controller()
export class InboxController {
  constructor(
    private readonly inbox: InboxQuery,
    private readonly service: InboxService,
  ) {}

  @Operation(routes.listNotifications, {
    summary: 'My messages, newest first',
    access: 'person',
    query: schemas.InboxQuery,
    response: schemas.Inbox,
  })
  list(
    @CurrentActor() actor: Actor,
    @In() { query }: Input<typeof routes.listNotifications>,
  ): Promise<Page<NotificationView>> {
    return this.inbox.page(actor, query);
  }

  @Operation(routes.countUnread, {
    summary: 'How many messages I have not read, up to 100',
    access: 'person',
    response: schemas.UnreadCount,
  })
  count(@CurrentActor() actor: Actor): Promise<UnreadCount> {
    return this.inbox.unread(actor);
  }

  @Operation(routes.readNotification, {
    summary: 'I have read this message',
    access: 'person',
    params: schemas.NotificationParams,
  })
  read(
    @CurrentActor() actor: Actor,
    @In() { params }: Input<typeof routes.readNotification>,
  ): Promise<void> {
    return this.service.read(actor, params.notificationId);
  }

  @Operation(routes.readAllNotifications, {
    summary: 'I have read all messages',
    access: 'person',
  })
  readAll(@CurrentActor() actor: Actor): Promise<void> {
    return this.service.readAll(actor);
  }
}
