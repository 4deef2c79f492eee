import { Controller } from '@nestjs/common';
import * as routes from '@pijar/identity/contracts';
import type { Actor, RecoveryKey } from '@pijar/identity/contracts';
import * as schemas from '@pijar/identity/schemas';
import { In, Operation, type Input } from '@pijar/shared/api';
import { CurrentActor } from '../session';
import { DeviceContacts } from './device-contacts';
import { RecoveryKeys } from './recovery-keys';

@Controller()
export class OwnPhoneController {
  constructor(
    private readonly keys: RecoveryKeys,
    private readonly contacts: DeviceContacts,
  ) {}

  @Operation(routes.showRecoveryKey, {
    summary: 'What opens my things on my phone again',
    access: ['participant'],
    response: schemas.RecoveryKey,
  })
  async showRecoveryKey(@CurrentActor() actor: Actor): Promise<RecoveryKey> {
    return { recoveryKey: await this.keys.of(actor) };
  }

  @Operation(routes.reportDevice, {
    summary: 'My phone can be heard, and so much waits on it',
    access: ['participant'],
    body: schemas.DeviceContact,
  })
  reportDevice(
    @CurrentActor() actor: Actor,
    @In() { body }: Input<typeof routes.reportDevice>,
  ): Promise<void> {
    return this.contacts.record(actor, body);
  }
}
