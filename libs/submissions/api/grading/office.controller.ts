import { Controller } from '@nestjs/common';
import { leadRoles } from '@pijar/cohorts/api';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { In, Operation, type Input } from '@pijar/shared/api';
import * as routes from '@pijar/submissions/contracts';
import * as schemas from '@pijar/submissions/schemas';
import { OfficeQuery } from './office.query';
import { RulesService } from './rules.service';

@Controller()
export class GradingOfficeController {
  constructor(
    private readonly office: OfficeQuery,
    private readonly rules: RulesService,
  ) {}

  @Operation(routes.showGradingOffice, {
    summary: 'How the coaches of an organisation grade and answer, and what is asked of them',
    access: leadRoles,
    params: schemas.GradingOfficeParams,
    response: schemas.GradingOffice,
  })
  show(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.showGradingOffice>) {
    return this.office.show(actor, params.organisationId);
  }

  @Operation(routes.setGradingRule, {
    summary: 'Set what is asked of those who answer work of a programme',
    access: leadRoles,
    params: schemas.GradingRuleParams,
    body: schemas.GradingRuleInput,
    response: schemas.GradingOffice,
  })
  set(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof routes.setGradingRule>) {
    return this.rules.set(actor, params, body);
  }

  @Operation(routes.admitByHand, {
    summary: 'Admit a coach to grading by hand',
    access: leadRoles,
    params: schemas.AdmissionParams,
    body: schemas.AdmissionInput,
    response: schemas.GradingOffice,
  })
  admit(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof routes.admitByHand>) {
    return this.rules.admit(actor, params, body);
  }
}
