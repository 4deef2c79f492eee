import { Module } from '@nestjs/common';
import { IdentityApiModule } from '@pijar/identity/api';
import { makeOrganisation, makePerson, type TestPerson } from '@pijar/identity/testing';
import { Background, defineQueue } from '@pijar/shared/api';
import type { FailedJobView } from '@pijar/shared/contracts';
import { startTestApp, until, type TestApp } from '@pijar/shared/testing';
import { JobsController } from './jobs.controller';

@Module({ imports: [IdentityApiModule], controllers: [JobsController] })
class JobsModule {}

const queue = defineQueue<{ name: string }>('jobs-controller-spec', {
  attempts: 1,
  backoff: { seconds: 0.05 },
});

let test: TestApp;
let admin: TestPerson;
let officer: TestPerson;
let isBroken = true;
const done: string[] = [];

beforeAll(async () => {
  test = await startTestApp([JobsModule]);
  const organisationId = await makeOrganisation(test.db);
  admin = await makePerson(test.db, organisationId, ['admin']);
  officer = await makePerson(test.db, organisationId, ['officer', 'facilitator', 'editor']);
  const background = test.app.get(Background, { strict: false });
  background.worker(queue, async ({ name }) => {
    if (isBroken) throw new Error('the printer is on fire');
    done.push(name);
  });
  await background.start();
});
afterAll(() => test.close());

const list = async () =>
  (await test.call({ method: 'GET', url: '/api/v1/failed-jobs', as: admin })).json<{
    items: FailedJobView[];
  }>().items;
const retry = (payload: object, as?: TestPerson) =>
  test.call({
    method: 'POST',
    url: '/api/v1/failed-jobs/retry',
    payload,
    ...(as && { as }),
  });

describe('failed jobs', () => {
  it('are shown to an admin without what they were about, and tried again', async () => {
    const jobs = await test.app.get(Background, { strict: false }).jobs();
    const jobId = await jobs.enqueue(queue, { name: 'Siti' }, { name: 'printing' });
    const [failed] = await until(async () => {
      const items = await list();
      return items.length > 0 && items;
    });
    expect(failed).toEqual({
      queue: queue.name,
      jobId,
      name: 'printing',
      reason: 'the printer is on fire',
      failedAt: expect.any(String),
      attempts: 1,
    });
    isBroken = false;
    expect((await retry({ queue: queue.name, jobId }, admin)).statusCode).toBe(204);
    await until(() => done.includes('Siti'));
    expect(await list()).toEqual([]);
    expect((await retry({ queue: queue.name, jobId }, admin)).statusCode).toBe(404);
    const entries = await test.db.query(
      `select actor_id from audit_entry where action = 'job.retried'`,
    );
    expect(entries).toEqual([{ actor_id: admin.personId }]);
  });

  it('are for admins only', async () => {
    for (const [as, status] of [
      [officer, 403],
      [undefined, 401],
    ] as const) {
      const url = '/api/v1/failed-jobs';
      expect((await test.call({ method: 'GET', url, ...(as && { as }) })).statusCode).toBe(status);
      expect((await retry({ queue: 'x', jobId: 'y' }, as)).statusCode).toBe(status);
    }
    expect((await retry({ queue: 'x' }, admin)).json()).toMatchObject({
      errors: [{ pointer: '/body/jobId' }],
    });
    expect((await retry({ queue: 'none', jobId: 'y' }, admin)).statusCode).toBe(404);
  });
});
