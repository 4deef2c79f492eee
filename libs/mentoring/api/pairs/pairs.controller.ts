import { Controller } from '@nestjs/common';
import { leadRoles } from '@pijar/cohorts/api';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import * as routes from '@pijar/mentoring/contracts';
import * as schemas from '@pijar/mentoring/schemas';
import { In, Operation, type Input } from '@pijar/shared/api';
import { MyCoachQuery } from './my-coach.query';
import { PairsQuery } from './pairs.query';
import { PairsService } from './pairs.service';

@Controller()
export class PairsController {
  constructor(
    private readonly mine: MyCoachQuery,
    private readonly views: PairsQuery,
    private readonly pairs: PairsService,
  ) {}

  @Operation(routes.showMyCoach, {
    summary: 'Who accompanies me',
    access: 'person',
    params: schemas.MembershipParams,
    response: schemas.MyCoach,
  })
  showMine(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.showMyCoach>) {
    return this.mine.show(actor, params.membershipId);
  }

  @Operation(routes.listPairs, {
    summary: 'Who accompanies whom in a cohort, and what each coach carries',
    access: leadRoles,
    params: schemas.CohortParams,
    response: schemas.CohortPairs,
  })
  list(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.listPairs>) {
    return this.views.list(actor, params.cohortId);
  }

  @Operation(routes.proposePairs, {
    summary: 'An even spread of those who have no coach, to look at first',
    access: leadRoles,
    params: schemas.CohortParams,
    response: schemas.PairProposal,
  })
  propose(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.proposePairs>) {
    return this.views.propose(actor, params.cohortId);
  }

  @Operation(routes.makePairs, {
    summary: 'Give people their first coach; all of them or none',
    access: leadRoles,
    params: schemas.CohortParams,
    body: schemas.PairsDraft,
    response: schemas.CohortPairs,
  })
  make(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof routes.makePairs>) {
    return this.pairs.make(actor, params.cohortId, body);
  }

  @Operation(routes.changePair, {
    summary: 'Give somebody another coach; who it was before stays known',
    access: leadRoles,
    params: schemas.MembershipParams,
    body: schemas.PairChange,
    response: schemas.PairRow,
  })
  change(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof routes.changePair>) {
    return this.pairs.change(actor, params.membershipId, body);
  }

  @Operation(routes.listPairHistory, {
    summary: 'Who accompanied somebody, when and why it changed',
    access: leadRoles,
    params: schemas.MembershipParams,
    response: schemas.PairHistory,
  })
  history(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.listPairHistory>) {
    return this.views.history(actor, params.membershipId);
  }
}
