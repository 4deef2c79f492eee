import { Controller } from '@nestjs/common';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import * as routes from '@pijar/notifications/contracts';
import type { Preferences } from '@pijar/notifications/contracts';
import * as schemas from '@pijar/notifications/schemas';
import { In, Operation, type Input } from '@pijar/shared/api';
import { PreferencesService } from './preferences.service';

@Controller()
export class PreferencesController {
  constructor(private readonly preferences: PreferencesService) {}

  @Operation(routes.getPreferences, {
    summary: 'What I want to be told, and where',
    access: 'person',
    response: schemas.Preferences,
  })
  get(@CurrentActor() actor: Actor): Promise<Preferences> {
    return this.preferences.get(actor);
  }

  @Operation(routes.changePreferences, {
    summary: 'Change what I want to be told, and where',
    access: 'person',
    body: schemas.PreferencesChange,
    response: schemas.Preferences,
  })
  change(
    @CurrentActor() actor: Actor,
    @In() { body }: Input<typeof routes.changePreferences>,
  ): Promise<Preferences> {
    return this.preferences.change(actor, body);
  }
}
