import { Controller } from '@nestjs/common';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { chooseTracks, waiveStage, type PathView } from '@pijar/learning/contracts';
import {
  MembershipParams,
  PathView as PathSchema,
  StageParams,
  TracksBody,
  WaiverBody,
} from '@pijar/learning/schemas';
import { In, Operation, type Input } from '@pijar/shared/api';
import { TracksService } from './tracks.service';
import { WaiversService } from './waivers.service';

@Controller()
export class ChoicesController {
  constructor(
    private readonly tracks: TracksService,
    private readonly waivers: WaiversService,
  ) {}

  @Operation(chooseTracks, {
    summary: 'Chooses the tracks to take',
    access: 'person',
    params: MembershipParams,
    body: TracksBody,
    response: PathSchema,
  })
  choose(
    @CurrentActor() actor: Actor,
    @In() { params, body }: Input<typeof chooseTracks>,
  ): Promise<PathView> {
    return this.tracks.choose(actor, params.membershipId, body.moduleIds);
  }

  @Operation(waiveStage, {
    summary: 'Lets a participant go on without what is missing',
    access: ['officer', 'admin'],
    params: StageParams,
    body: WaiverBody,
    response: PathSchema,
  })
  waive(
    @CurrentActor() actor: Actor,
    @In() { params, body }: Input<typeof waiveStage>,
  ): Promise<PathView> {
    return this.waivers.waive(actor, params.membershipId, params.stageId, body.reason);
  }
}
