import {
  startPostgres,
  startRedis,
  startS3,
  type TestPostgres,
  type TestRedis,
  type TestS3,
} from '@pijar/shared/testing';
import { startProduct, type RunningProduct } from '../product';

/** The size with many machines on one: stores of their own, two API processes, one worker. */
export interface Machines {
  postgres: TestPostgres;
  redis: TestRedis;
  s3: TestS3;
  apis: [RunningProduct, RunningProduct];
  worker: RunningProduct;
  stop(): Promise<void>;
}

/** Starts them with the variables that docker-compose.yml sets, on Debian's PostgreSQL and Redis and on s3rver. */
export async function startMachines(): Promise<Machines> {
  const closers: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  const started = <T>(thing: T, close: () => Promise<void>): T => {
    closers.push(close);
    return thing;
  };
  try {
    const [postgres, redis, s3] = await Promise.all([
      startPostgres().then((each) => started(each, each.stop)),
      startRedis().then((each) => started(each, each.stop)),
      startS3().then((each) => started(each, each.stop)),
    ]);
    const environment = {
      PIJAR_DEMO: 'off',
      DATABASE_URL: postgres.url,
      REDIS_URL: redis.url,
      S3_ENDPOINT: s3.endpoint,
      S3_BUCKET: 'pijar',
      S3_REGION: s3.region,
      S3_ACCESS_KEY_ID: s3.accessKeyId,
      S3_SECRET_ACCESS_KEY: s3.secretAccessKey,
    };
    const start = (role: string) =>
      startProduct({ ...environment, PIJAR_ROLE: role }).then((each) =>
        started(each, each.dispose),
      );
    // All at once, as a fleet is started: whoever is first migrates, the others wait.
    const [one, other, worker] = await Promise.all([start('api'), start('api'), start('worker')]);
    return { postgres, redis, s3, apis: [one, other], worker, stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}
