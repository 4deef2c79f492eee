import { Controller, Res } from '@nestjs/common';
import { CohortAccess, leadRoles } from '@pijar/cohorts/api';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import {
  exportCohortPeople,
  exportCohortReport,
  type PeopleFilter as Filter,
} from '@pijar/insights/contracts';
import { CohortParams, PeopleFilter } from '@pijar/insights/schemas';
import { Audit, In, Operation, type Input } from '@pijar/shared/api';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { PeopleListQuery } from '../people/people-list.query';
import { OutsideReportQuery } from './outside-report.query';
import { peopleCsv } from './people-csv';

/** Files leave the product, so each export is written into the audit log. */
@Controller()
export class ExportsController {
  constructor(
    private readonly db: DataSource,
    private readonly access: CohortAccess,
    private readonly audit: Audit,
    private readonly people: PeopleListQuery,
    private readonly report: OutsideReportQuery,
  ) {}

  @Operation(exportCohortPeople, {
    summary: 'What the list of people shows with the same filter, as CSV',
    access: leadRoles,
    params: CohortParams,
    query: PeopleFilter,
    stream: 'text/csv',
  })
  async exportPeople(
    @CurrentActor() actor: Actor,
    @In() { params, query }: { params: { cohortId: string }; query: Filter },
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.access.assertLeads(actor, params.cohortId);
    const rows = await this.people.all(params.cohortId, query);
    const [cohort] = (await this.db.query('select time_zone from cohort where id = $1', [
      params.cohortId,
    ])) as { time_zone: string }[];
    await this.record(actor, params.cohortId, 'cohort.people-exported', {
      count: rows.length,
      // A name that was searched for has no place in the log.
      filter: { ...query, search: undefined },
    });
    asFile(reply, 'peserta.csv');
    return peopleCsv(rows, actor.locale, cohort!.time_zone);
  }

  @Operation(exportCohortReport, {
    summary: 'Totals by sex for people outside, as CSV; small cells are not told',
    access: leadRoles,
    params: CohortParams,
    stream: 'text/csv',
  })
  async exportReport(
    @CurrentActor() actor: Actor,
    @In() { params }: Input<typeof exportCohortReport>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.access.assertLeads(actor, params.cohortId);
    const csv = await this.report.csv(params.cohortId, actor.locale);
    await this.record(actor, params.cohortId, 'cohort.report-exported', {});
    asFile(reply, 'laporan-angkatan.csv');
    return csv;
  }

  private record(actor: Actor, cohortId: string, action: string, detail: Record<string, unknown>) {
    return this.audit.record(this.db.manager, {
      actorId: actor.personId,
      organisationId: actor.organisationId,
      action,
      subjectType: 'cohort',
      subjectId: cohortId,
      detail,
    });
  }
}

function asFile(reply: FastifyReply, name: string): void {
  void reply
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .type('text/csv; charset=utf-8');
}
