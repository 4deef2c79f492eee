import pino, { type Logger } from 'pino';
import type { Settings } from '@pijar/shared/api';

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

/** Structured JSON lines on standard output; secrets and personal words are removed. */
export function createLogger(settings: Pick<Settings, 'logLevel'>): Logger {
  return pino({
    level: settings.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: secret.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), remove: true },
  });
}
