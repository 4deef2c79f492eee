import { Controller } from '@nestjs/common';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import * as routes from '@pijar/notifications/contracts';
import * as schemas from '@pijar/notifications/schemas';
import { In, Operation, type Input } from '@pijar/shared/api';
import { AnnouncementsService } from './announcements.service';

@Controller()
export class AnnouncementsController {
  constructor(private readonly announcements: AnnouncementsService) {}

  @Operation(routes.announce, {
    summary:
      'Tell the participants of a cohort, of my organisation or (an admin) everybody something',
    access: ['officer', 'admin'],
    body: schemas.NewAnnouncement,
  })
  announce(
    @CurrentActor() actor: Actor,
    @In() { body }: Input<typeof routes.announce>,
  ): Promise<void> {
    return this.announcements.announce(actor, body);
  }
}
