import { Controller } from '@nestjs/common';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { In, Operation } from '@pijar/shared/api';
import { listMySessions } from '@pijar/workshops/contracts';
import { MembershipParams, MySessions, MySessionsQuery } from '@pijar/workshops/schemas';
import type * as z from 'zod';
import { MembershipSessionsQuery } from './membership-sessions.query';

interface ListInput {
  params: z.infer<typeof MembershipParams>;
  query: z.infer<typeof MySessionsQuery>;
}

@Controller()
export class MySessionsController {
  constructor(private readonly sessions: MembershipSessionsQuery) {}

  @Operation(listMySessions, {
    summary: 'The sessions of one participant: upcoming, past or all',
    access: 'person',
    params: MembershipParams,
    query: MySessionsQuery,
    response: MySessions,
  })
  list(@CurrentActor() actor: Actor, @In() { params, query }: ListInput) {
    return this.sessions.list(actor, params.membershipId, query.when);
  }
}
