import { Controller } from '@nestjs/common';
import { leadRoles } from '@pijar/cohorts/api';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { In, Operation, type Input } from '@pijar/shared/api';
import * as routes from '@pijar/submissions/contracts';
import * as schemas from '@pijar/submissions/schemas';
import { ComparisonsService } from './comparisons.service';
import { ReadingsQuery } from './readings.query';
import { ReadingsService } from './readings.service';

/** Whoever may be asked: an admin only where she is staff or an officer as well. */
const readerRoles = ['facilitator', 'officer'] as const;

@Controller()
export class SecondReadingsController {
  constructor(
    private readonly query: ReadingsQuery,
    private readonly readings: ReadingsService,
    private readonly comparisons: ComparisonsService,
  ) {}

  @Operation(routes.listSecondReadings, {
    summary: 'Answered work that I am asked to read a second time',
    access: readerRoles,
    response: schemas.SecondReadings,
  })
  list(@CurrentActor() actor: Actor) {
    return this.query.list(actor);
  }

  @Operation(routes.takeSecondReading, {
    summary: 'Take it',
    access: readerRoles,
    params: schemas.ReadingParams,
    response: schemas.SecondReadingView,
  })
  take(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.takeSecondReading>) {
    return this.readings.take(actor, params.readingId);
  }

  @Operation(routes.passSecondReading, {
    summary: 'Leave it to somebody else',
    access: readerRoles,
    params: schemas.ReadingParams,
  })
  pass(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.passSecondReading>) {
    return this.readings.pass(actor, params.readingId);
  }

  @Operation(routes.showSecondReading, {
    summary: 'The work, and what was said first once my scores are sent',
    access: readerRoles,
    params: schemas.ReadingParams,
    response: schemas.SecondReadingView,
  })
  show(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.showSecondReading>) {
    return this.readings.show(actor, params.readingId);
  }

  @Operation(routes.sendSecondScores, {
    summary: 'Send my scores',
    access: readerRoles,
    params: schemas.ReadingParams,
    body: schemas.ScoresInput,
    response: schemas.SecondReadingView,
  })
  send(
    @CurrentActor() actor: Actor,
    @In() { params, body }: Input<typeof routes.sendSecondScores>,
  ) {
    return this.readings.send(actor, params.readingId, body.scores);
  }

  @Operation(routes.compareReadings, {
    summary: 'Both readings side by side',
    access: leadRoles,
    params: schemas.ReadingParams,
    response: schemas.ReadingComparison,
  })
  compare(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.compareReadings>) {
    return this.comparisons.show(actor, params.readingId);
  }

  @Operation(routes.closeReading, {
    summary: 'Close a difference with a note',
    access: leadRoles,
    params: schemas.ReadingParams,
    body: schemas.ClosingInput,
    response: schemas.ReadingComparison,
  })
  close(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof routes.closeReading>) {
    return this.comparisons.close(actor, params.readingId, body.note);
  }
}
