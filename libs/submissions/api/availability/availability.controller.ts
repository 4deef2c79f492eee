import { Controller } from '@nestjs/common';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { In, Operation, type Input } from '@pijar/shared/api';
import * as routes from '@pijar/submissions/contracts';
import * as schemas from '@pijar/submissions/schemas';
import { reviewerRoles } from '../claims/review-access';
import { AvailabilityService } from './availability.service';

@Controller()
export class AvailabilityController {
  constructor(private readonly availability: AvailabilityService) {}

  @Operation(routes.showAvailability, {
    summary: 'Until when I am away, and how much I answer in a week',
    access: reviewerRoles,
    response: schemas.Availability,
  })
  show(@CurrentActor() actor: Actor) {
    return this.availability.show(actor);
  }

  @Operation(routes.setAvailability, {
    summary: 'Say so; going away hands back what I hold',
    access: reviewerRoles,
    body: schemas.AvailabilityInput,
    response: schemas.Availability,
  })
  set(@CurrentActor() actor: Actor, @In() { body }: Input<typeof routes.setAvailability>) {
    return this.availability.set(actor, body);
  }
}
