import { Controller } from '@nestjs/common';
import * as routes from '@pijar/identity/contracts';
import type { AuditEntryView } from '@pijar/identity/contracts';
import * as schemas from '@pijar/identity/schemas';
import { In, Operation, type Input } from '@pijar/shared/api';
import type { Page } from '@pijar/shared/contracts';
import { AuditLogQuery } from './audit-log.query';

@Controller()
export class AuditController {
  constructor(private readonly log: AuditLogQuery) {}

  @Operation(routes.listAudit, {
    summary: 'Who did what, newest first',
    access: ['admin'],
    query: schemas.AuditQuery,
    response: schemas.AuditPage,
  })
  list(@In() { query }: Input<typeof routes.listAudit>): Promise<Page<AuditEntryView>> {
    return this.log.page(query);
  }
}
