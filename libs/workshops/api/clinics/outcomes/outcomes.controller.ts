import { Controller } from '@nestjs/common';
import { staffRoles } from '@pijar/cohorts/api';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { In, Operation } from '@pijar/shared/api';
import { writeOutcome } from '@pijar/workshops/contracts';
import * as schemas from '@pijar/workshops/schemas';
import type * as z from 'zod';
import { OutcomesService } from './outcomes.service';

interface Writing {
  params: z.output<typeof schemas.OutcomeParams>;
  body: z.output<typeof schemas.OutcomeDraft>;
}

@Controller()
export class OutcomesController {
  constructor(private readonly outcomes: OutcomesService) {}

  @Operation(writeOutcome, {
    summary: 'Note what came out of a clinic for one attendee, and what was agreed',
    access: staffRoles,
    params: schemas.OutcomeParams,
    body: schemas.OutcomeDraft,
    response: schemas.ClinicOutcome,
  })
  write(@CurrentActor() actor: Actor, @In() { params, body }: Writing) {
    return this.outcomes.write(actor, params.clinicId, params.membershipId, body);
  }
}
