import {
  downloadCertificate,
  listMyCertificates,
  showCertificate,
  verifyCertificate,
} from '@pijar/credentials/contracts';
import { checkCode } from '@pijar/identity/contracts';
import { waiveStage } from '@pijar/learning/contracts';
import { hearEvents, until, type Hearing } from '@pijar/shared/testing';
import { fileContent, hearQueue } from '@pijar/submissions/contracts';
import { urlOf } from '@pijar/shared/contracts';
import pg from 'pg';
import sharp from 'sharp';
import { chapters } from '../journeys/chapters';
import { Caller, isTryAgainLater } from './caller';
import { makeCohort, type TestCohort } from './cohort';
import { startMachines, type Machines } from './machines';
import { accept, acceptedNotices, handIn, upload } from './work';
import { startWriters } from './writers';

/** Seconds within which the product serves again once its database is back. */
const recovery = 10;

describe('many machines', () => {
  const chapter = chapters();
  let machines: Machines;
  let one: string;
  let other: string;
  let cohort: TestCohort;
  /** The coach's page, which one of the processes serves all the time. */
  let page: Hearing;
  const anyone = new Caller();
  const readiness = (origin: string) => anyone.send(`${origin}/readyz`);

  /** Asks the database itself, past the product. */
  const inDatabase = async (sql: string, values: unknown[] = []) => {
    const client = new pg.Client(machines.postgres.url);
    await client.connect();
    const answer = await client.query(sql, values).finally(() => client.end());
    return answer.rows;
  };

  /** Every API process printed a code; the one that came last is good. */
  const firstAdminCode = async () => {
    for (const { url, output } of machines.apis) {
      const code = await until(() => output().split(`${url}/aktivasi#kode=`)[1]?.slice(0, 14));
      const { status } = await anyone.ask(one, checkCode, { body: { code } });
      if (status === 200) return code;
    }
    throw new Error('No code is good.');
  };

  beforeAll(async () => {
    machines = await startMachines();
    [one, other] = machines.apis.map(({ url }) => url) as [string, string];
  });
  afterAll(() => machines?.stop());

  chapter('start together on one database and say that they are ready', async () => {
    for (const { url } of [...machines.apis, machines.worker]) {
      expect((await readiness(url)).status).toBe(200);
    }
    expect((await anyone.send(`${machines.worker.url}/api/v1/session`)).status).toBe(404);
    cohort = await makeCohort(one, await firstAdminCode(), 5);
  });

  chapter('share sessions, uploads in pieces, and the queue', async () => {
    const [her] = cohort.learners;
    const photo = await sharp({
      create: { width: 900, height: 600, channels: 3, background: '#d97a32' },
    })
      .jpeg()
      .toBuffer();
    const file = await upload(her!, [one, other], 'i1-a', photo);
    const submissionId = await handIn(her!, one, 'i1-a', [file]);
    expect(await accept(cohort.coach, other, submissionId)).toEqual([file]);
    const bytes = await cohort.coach.send(one + urlOf(fileContent, { fileId: file }));
    expect(bytes.headers.get('content-type')).toBe('image/jpeg');
  });

  chapter('tell in one what happened in the other', async () => {
    page = await hearEvents(one + hearQueue.path, cohort.coach);
    await page.next('ready');
    expect(page.headers['content-encoding']).toBeUndefined();
    const began = Date.now();
    const submissionId = await handIn(cohort.learners[2]!, other, 'i1-a');
    expect(await page.next('moved')).toEqual({ submissionIds: [submissionId] });
    expect(Date.now() - began).toBeLessThan(3_000);
  });

  chapter('leave the rest to the worker, through Redis', async () => {
    const [her] = cohort.learners;
    await until(async () => (await acceptedNotices(her!, one)).length === 1);
    const { membershipId, stages } = her!.path;
    await cohort.admin.call(other, waiveStage, {
      params: { membershipId, stageId: stages[0]!.stageId },
      body: { reason: 'Sudah mengikuti sebelumnya' },
    });
    const certificate = await until(
      async () => (await her!.caller.call(one, listMyCertificates)).items[0],
    );
    const { certificateId, number } = certificate;
    const { verificationUrl } = await her!.caller.call(one, showCertificate, {
      params: { certificateId },
    });
    expect(verificationUrl).toBe(`${one}/verifikasi/${number}`);
    const paper = await until(async () => {
      const answer = await her!.caller.ask(other, downloadCertificate, {
        params: { certificateId },
      });
      return answer.status === 200 && answer;
    });
    expect(paper.text.startsWith('%PDF-')).toBe(true);
    const seen = await anyone.call(one, verifyCertificate, { params: { number } });
    expect(seen).toMatchObject({ state: 'valid' });
  });

  chapter('answer 503 while PostgreSQL is away, and lose nothing that they took', async () => {
    const { postgres } = machines;
    const [her, ...others] = cohort.learners;
    const waiting = await handIn(her!, one, 'i2-a');
    const writers = startWriters(others, [one, other]);
    await until(() => writers.acknowledged.size >= 100);

    await postgres.kill();
    await until(() => writers.refused.length >= 50);
    for (const { url } of [...machines.apis, machines.worker]) {
      expect(isTryAgainLater(await readiness(url))).toBe(true);
    }
    expect((await anyone.send(`${one}/healthz`)).status).toBe(200);

    await postgres.startAgain();
    const back = Date.now();
    for (const { url } of [...machines.apis, machines.worker]) {
      await until(async () => (await readiness(url)).status === 200, recovery);
    }
    const since = () => [...writers.acknowledged.values()].filter((at) => at > back).length;
    await until(() => since() >= 100, recovery);
    await writers.stop();
    expect(Date.now() - back).toBeLessThan(recovery * 1000);

    await page.next('missed');
    expect(writers.strange).toEqual([]);
    expect(writers.slowestMs).toBeLessThan(5_000);
    const kept = await inDatabase('select id from learning_fact where kind = $1', [
      'lesson_opened',
    ]);
    expect(kept.map(({ id }) => id).sort()).toEqual([...writers.acknowledged.keys()].sort());
    await accept(cohort.coach, other, waiting);
    await until(async () => (await acceptedNotices(her!, one)).length === 2, recovery);
  });

  chapter('take work while Redis is away, and tell of it when it is back', async () => {
    const { redis } = machines;
    const her = cohort.learners[1]!;
    await redis.kill();
    const submissionId = await handIn(her, one, 'i1-a');
    await accept(cohort.coach, other, submissionId);
    expect((await readiness(one)).status).toBe(200);
    const waits = () => inDatabase('select id from outbox_event where relayed_at is null');
    expect(await waits()).not.toEqual([]);
    expect(await acceptedNotices(her, one)).toEqual([]);

    await redis.startAgain();
    await until(async () => (await acceptedNotices(her, one)).length === 1, 20);
    await until(async () => (await waits()).length === 0, 20);
    expect(await acceptedNotices(her, other)).toHaveLength(1);
  });

  chapter('stop when they are told to, and have met no fault that nobody foresaw', async () => {
    for (const product of [...machines.apis, machines.worker]) {
      await product.stop();
      // Answers of 500, work that was given up, and what would have ended the process.
      expect(product.output()).not.toMatch(/"context":"Problems"|given up|Unhandled|uncaught/);
    }
    expect(page.events.at(-1)).toEqual({ event: 'end', data: { reason: 'closing' } });
  });
});
