import { Controller } from '@nestjs/common';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { In, Operation, type Input } from '@pijar/shared/api';
import * as routes from '@pijar/submissions/contracts';
import * as schemas from '@pijar/submissions/schemas';
import { reviewerRoles } from '../claims/review-access';
import { OwnPhrasesService } from './own-phrases.service';

@Controller()
export class PhrasesController {
  constructor(private readonly phrases: OwnPhrasesService) {}

  @Operation(routes.keepPhrase, {
    summary: 'Keep a sentence to put into feedback, or change it',
    access: reviewerRoles,
    params: schemas.PhraseParams,
    body: schemas.OwnPhraseInput,
    response: schemas.OwnPhrase,
  })
  keep(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof routes.keepPhrase>) {
    return this.phrases.keep(actor, params.phraseId, body);
  }

  @Operation(routes.forgetPhrase, {
    summary: 'Forget a sentence of mine',
    access: reviewerRoles,
    params: schemas.PhraseParams,
  })
  forget(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.forgetPhrase>) {
    return this.phrases.forget(actor, params.phraseId);
  }
}
