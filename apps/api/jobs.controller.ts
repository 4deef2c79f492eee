import { Controller } from '@nestjs/common';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { Audit, Background, In, Operation, problems, type Input } from '@pijar/shared/api';
import { listFailedJobs, retryFailedJob, type FailedJobView } from '@pijar/shared/contracts';
import { FailedJobRetry, FailedJobs } from '@pijar/shared/schemas';
import { DataSource } from 'typeorm';

/** What the product could not do in the background, for whoever keeps it running. */
@Controller()
export class JobsController {
  constructor(
    private readonly background: Background,
    private readonly audit: Audit,
    private readonly db: DataSource,
  ) {}

  @Operation(listFailedJobs, {
    summary: 'Background work that was given up, newest first',
    access: ['admin'],
    response: FailedJobs,
  })
  async list(): Promise<{ items: FailedJobView[] }> {
    const failures = await (await this.background.jobs()).failures();
    return {
      items: failures.map(({ id, failedAt, ...job }) => ({
        ...job,
        jobId: id,
        failedAt: failedAt.toISOString(),
      })),
    };
  }

  @Operation(retryFailedJob, {
    summary: 'Try it again',
    access: ['admin'],
    body: FailedJobRetry,
  })
  async retry(
    @CurrentActor() actor: Actor,
    @In() { body }: Input<typeof retryFailedJob>,
  ): Promise<void> {
    const jobs = await this.background.jobs();
    if (!(await jobs.retry(body.queue, body.jobId))) throw problems.notFound();
    await this.audit.record(this.db.manager, {
      actorId: actor.personId,
      action: 'job.retried',
      subjectType: 'job',
      subjectId: null,
      detail: body,
    });
  }
}
