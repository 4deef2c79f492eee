import {
  Catch,
  HttpException,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { Problem } from '@pijar/shared/contracts';
import type { FastifyReply } from 'fastify';
import { isDatabaseAway, isUniqueViolation } from '../database/database-faults';
import { ProblemException, problems } from './problems';

const kinds: Record<number, [kind: string, title: string]> = {
  400: ['bad-request', 'Bad request'],
  401: ['sign-in-needed', 'Unauthorized'],
  403: ['role-needed', 'Forbidden'],
  404: ['not-found', 'Not found'],
  405: ['method-not-allowed', 'Method not allowed'],
  408: ['too-slow', 'Request timeout'],
  413: ['too-large', 'Too large'],
  414: ['too-large', 'Address too long'],
  415: ['media-type', 'Unsupported media type'],
  429: ['too-many-tries', 'Too many requests'],
  503: ['unavailable', 'Unavailable for a moment'],
};

/** Whatever was thrown, as a problem. What nobody foresaw becomes a 500 that tells nothing. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof ProblemException) return thrown.problem;
  if (isDatabaseAway(thrown)) return problems.unavailable().problem;
  if (isUniqueViolation(thrown)) {
    return problems.conflict('already-there', 'Somebody was faster.').problem;
  }
  const status = statusOf(thrown);
  const known = kinds[status] ?? (status < 500 ? kinds[400] : undefined);
  if (!known) return { type: '/problems/fault', title: 'Something broke here', status: 500 };
  return { type: `/problems/${known[0]}`, title: known[1], status };
}

function statusOf(thrown: unknown): number {
  if (thrown instanceof HttpException) return thrown.getStatus();
  const status = (thrown as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
}

export function sendProblem(reply: FastifyReply, problem: Problem): void {
  if (problem.retryAfter) void reply.header('retry-after', String(problem.retryAfter));
  void reply
    .status(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify(problem));
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('Problems');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(thrown);
    if (problem.status >= 500 && problem.status !== 503) {
      this.log.error(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
    }
    if (!reply.sent) sendProblem(reply, problem);
  }
}
