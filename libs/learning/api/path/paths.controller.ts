import { Controller } from '@nestjs/common';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { showHome, showPath, type HomeView, type PathView } from '@pijar/learning/contracts';
import {
  HomeView as HomeSchema,
  MembershipParams,
  PathView as PathSchema,
} from '@pijar/learning/schemas';
import { In, Operation, type Input } from '@pijar/shared/api';
import { PathsService } from './paths.service';

@Controller()
export class PathsController {
  constructor(private readonly paths: PathsService) {}

  @Operation(showHome, {
    summary: "The participant's first screen: the next thing to do and the path",
    access: ['participant'],
    response: HomeSchema,
  })
  home(@CurrentActor() actor: Actor): Promise<HomeView> {
    return this.paths.home(actor);
  }

  @Operation(showPath, {
    summary: 'Where one membership stands',
    access: 'person',
    params: MembershipParams,
    response: PathSchema,
  })
  show(@CurrentActor() actor: Actor, @In() { params }: Input<typeof showPath>): Promise<PathView> {
    return this.paths.show(actor, params.membershipId);
  }
}
