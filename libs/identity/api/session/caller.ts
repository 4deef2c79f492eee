import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { deviceCookie, sessionCookie } from './session-token';

/** Where a request comes from, as far as signing in has to know. */
export interface Caller {
  address: string;
  userAgent: string | null;
  deviceToken: string | null;
  sessionToken: string | null;
}

export const FromCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return {
    address: networkOf(request.ip),
    userAgent: request.headers['user-agent']?.slice(0, 300) ?? null,
    deviceToken: cookieOf(request, deviceCookie),
    sessionToken: cookieOf(request, sessionCookie),
  };
});

/** Tokens have one length; what is longer or shorter was never ours. */
function cookieOf(request: FastifyRequest, name: string): string | null {
  const value = request.cookies[name];
  return value?.length === 43 ? value : null;
}

/** One customer has a whole /64 of IPv6, so that is what counts as one address. */
export function networkOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip);
  if (mapped) return mapped[1]!;
  if (!ip.includes(':')) return ip;
  const [head = '', tail] = ip.split('%')[0]!.split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array<string>(Math.max(zeros, 0)).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
