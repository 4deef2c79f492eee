import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { InjectOptions } from 'fastify';
import { injectionOf, namedPartsOf, type BenchOperation, type Call } from '../operations/operation';
import type { World } from '../world/world';
import { deriveProgram, type SentStatement } from './derive-program';
import type { TwinOperation } from './program';
import { watchStatements } from './watch-statements';

/** Statements per request where there are 10, and where there are 1,000 rows. */
export interface StatementCounts {
  few: number;
  many: number;
}

export interface LearntOperation {
  twin: TwinOperation;
  counts: StatementCounts;
}

/** Watches the API, running inside this process, do an operation: how many statements it takes, and which. */
export async function learnOperation(
  app: NestFastifyApplication,
  world: World,
  operation: BenchOperation,
): Promise<LearntOperation> {
  if (operation.kind === 'read') {
    // What is read once and kept in memory (the programme) is no part of a request.
    await send(app, operation, await operation.sample(world, 'few'));
  }
  const few = await watch(app, operation, await operation.sample(world, 'few'));
  const many = await watch(app, operation, await operation.sample(world, 'many'));
  return {
    counts: { few: few.sent.length, many: many.sent.length },
    twin: {
      method: operation.route.method,
      path: operation.route.path,
      kind: operation.kind,
      statements: deriveProgram(few.sent, namedPartsOf(few.call), few.at),
    },
  };
}

async function watch(
  app: NestFastifyApplication,
  operation: BenchOperation,
  call: Call,
): Promise<{ sent: SentStatement[]; call: Call; at: Date }> {
  const at = new Date();
  const sent = await watchStatements(() => send(app, operation, call));
  return { sent, call, at };
}

async function send(
  app: NestFastifyApplication,
  operation: BenchOperation,
  call: Call,
): Promise<void> {
  const answer = await app.inject(injectionOf(operation, call) as InjectOptions);
  if (answer.statusCode >= 300) {
    throw new Error(`${operation.name} was answered with ${answer.statusCode}: ${answer.body}`);
  }
}
