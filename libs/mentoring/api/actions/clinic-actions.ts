import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ClinicOutcomes } from '@pijar/workshops/api';
import { ActionsService } from './actions.service';

/** What the host of a clinic agreed with an attendee becomes an agreement of hers, together with the host's note. */
@Injectable()
export class ClinicActions implements OnModuleInit {
  constructor(
    private readonly outcomes: ClinicOutcomes,
    private readonly actions: ActionsService,
  ) {}

  onModuleInit(): void {
    this.outcomes.listen(async (manager, { clinicId, membershipId, hostId, actions }) => {
      const source = { type: 'clinic' as const, id: clinicId };
      for (const action of actions) {
        await this.actions.write(manager, hostId, membershipId, { ...action, source });
      }
    });
  }
}
