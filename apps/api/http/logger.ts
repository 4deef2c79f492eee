import pino, { type Logger } from 'pino';
import type { Settings } from '@pijar/shared/api';
import { requestId } from './request-id';

/** Fields that never reach a log, wherever they stand in a logged object. */
const secret = [
  'pin',
  'secret',
  'password',
  'token',
  'code',
  'cookie',
  'authorization',
  'phone',
  'fullName',
  'full_name',
  'name',
  'text',
  'good',
  'change',
];

const plain = (settings: Pick<Settings, 'logLevel'>) => ({
  level: settings.logLevel,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
});

/** Structured JSON lines on standard output, with the request they belong to; secrets and personal words are removed. */
export function createLogger(settings: Pick<Settings, 'logLevel'>): Logger {
  return pino({
    ...plain(settings),
    mixin: () => (requestId() ? { request: requestId() } : {}),
    redact: { paths: secret.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), remove: true },
  });
}

/** For lines that are written for every answer and hold nothing to remove: looking for secrets costs more than the line. */
export const createAccessLogger = (settings: Pick<Settings, 'logLevel'>): Logger =>
  pino(plain(settings));
