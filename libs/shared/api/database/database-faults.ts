import { QueryFailedError } from 'typeorm';

const away = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT', // the socket of a server that is just restarting
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  '08000',
  '08003',
  '08006',
  '53300', // too_many_connections
]);
const awayMessages =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Driver not Connected/;

function codeOf(fault: unknown): string | undefined {
  const cause = fault instanceof QueryFailedError ? fault.driverError : fault;
  return (cause as { code?: string } | null)?.code;
}

/** True when PostgreSQL could not be reached: the request may be tried again. */
export function isDatabaseAway(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  const code = codeOf(fault);
  return (code !== undefined && away.has(code)) || awayMessages.test(fault.message);
}

/** True when a unique index refused the row; `constraint` narrows it to one. */
export function isUniqueViolation(fault: unknown, constraint?: string): boolean {
  if (codeOf(fault) !== '23505') return false;
  const cause = fault instanceof QueryFailedError ? fault.driverError : fault;
  return !constraint || (cause as { constraint?: string }).constraint === constraint;
}

/** True when the exclusion constraint of that name refused the row. */
export function isExclusionViolation(fault: unknown, constraint: string): boolean {
  const cause = fault instanceof QueryFailedError ? fault.driverError : fault;
  return codeOf(fault) === '23P01' && (cause as { constraint?: string }).constraint === constraint;
}

/** True when two transactions waited for each other and this one was chosen to end: it may be done again. */
export const isDeadlock = (fault: unknown): boolean => codeOf(fault) === '40P01';
