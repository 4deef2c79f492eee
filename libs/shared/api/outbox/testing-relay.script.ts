import 'reflect-metadata';
import { defineEvent } from '@pijar/shared/contracts';
import { DataSource } from 'typeorm';
import { Jobs } from '../jobs';
import { EventHandlers } from './event-handlers';
import { OutboxRelay } from './outbox-relay';

// A relay that stops for ever between handing events to the queue and marking them as handed over.
const databaseUrl = process.env['DATABASE_URL']!;
const db = await new DataSource({ type: 'postgres', url: databaseUrl }).initialize();
const report = (fault: Error) => void process.stdout.write(`${fault.message}\n`);
const jobs = await Jobs.open({ backend: JSON.parse(process.env['BACKEND']!), report });
const enqueueAll: Jobs['enqueueAll'] = async (...args) => {
  await jobs.enqueueAll(...args);
  process.stdout.write('enqueued\n');
  await new Promise(() => undefined);
};
const handlers = new EventHandlers();
handlers.on(defineEvent('shop.opened'), 'testing.count', async () => undefined);
const stuck = Object.assign(Object.create(jobs) as Jobs, { enqueueAll });
new OutboxRelay({ db, databaseUrl, jobs: stuck, handlers, report }).start();
