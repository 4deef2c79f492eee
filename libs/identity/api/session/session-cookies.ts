import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '@pijar/shared/api';
import type { FastifyReply } from 'fastify';
import { deviceCookie, sessionCookie } from './session-token';

const day = 24 * 60 * 60;
/** Browsers keep a cookie for 400 days at most. */
const cookieSeconds = 400 * day;

/** Writes the cookies. The server's own expiry decides how long a session lives, so the cookie may live longer. */
@Injectable()
export class SessionCookies {
  private readonly options;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.options = {
      path: '/',
      httpOnly: true,
      sameSite: 'lax' as const,
      secure: settings.publicUrl?.startsWith('https:') ?? false,
    };
  }

  set(reply: FastifyReply, tokens: { session: string; device: string }): void {
    const options = { ...this.options, maxAge: cookieSeconds };
    reply.setCookie(sessionCookie, tokens.session, options);
    reply.setCookie(deviceCookie, tokens.device, options);
  }

  /** The device stays known: it is her phone, also after she signed out. */
  clear(reply: FastifyReply): void {
    reply.clearCookie(sessionCookie, this.options);
  }
}
