import { newToken, sessionCookie } from '@pijar/identity/api';
import { newId } from '@pijar/shared/api';
import { urlOf, type InputOf, type OutputOf, type Route } from '@pijar/shared/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { InjectOptions } from 'fastify';
import { DataSource } from 'typeorm';

/** Speaks to the product as the demo's people do: over its own API, signed in. */
export class Asker {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly app: NestFastifyApplication) {}

  /** Signs somebody in for the time of the seed. */
  async signIn(personId: string): Promise<void> {
    const { token, hash } = newToken();
    await this.app.get(DataSource).query(
      `insert into session (id, token_hash, person_id, expires_at, user_agent)
       values ($1, $2, $3, clock_timestamp() + interval '1 day', 'demo')`,
      [newId(), hash, personId],
    );
    this.cookies.set(personId, `${sessionCookie}=${token}`);
  }

  async signEveryoneOut(): Promise<void> {
    await this.app.get(DataSource).query(`delete from session where user_agent = 'demo'`);
  }

  /** @throws when the product refuses: a seed that does not fit the product must not start quietly */
  async ask<R extends Route>(
    personId: string,
    route: R,
    input: InputOf<R> & { params?: object; query?: object; body?: object },
  ): Promise<OutputOf<R>> {
    const answer = await this.send(personId, {
      method: route.method,
      url: urlOf(route, input.params, input.query),
      ...(input.body ? { payload: input.body } : {}),
    });
    return (answer.body ? answer.json() : undefined) as OutputOf<R>;
  }

  async send(personId: string, options: InjectOptions) {
    const answer = await this.app.inject({
      ...options,
      headers: { ...options.headers, cookie: this.cookies.get(personId) ?? '' },
    });
    if (answer.statusCode >= 400) {
      throw new Error(`${options.method} ${String(options.url)}: ${answer.body}`);
    }
    return answer;
  }
}
