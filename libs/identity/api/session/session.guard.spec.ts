import { Controller, Module } from '@nestjs/common';
import { CurrentActor, IdentityApiModule } from '..';
import type { Actor } from '@pijar/identity/contracts';
import { makeOrganisation, makePerson } from '@pijar/identity/testing';
import { In, Operation, type Input } from '@pijar/shared/api';
import { route } from '@pijar/shared/contracts';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import * as z from 'zod';

const Body = z.strictObject({ name: z.string().min(1).max(10) });
const echo = route<{ body: z.infer<typeof Body> }, { name: string }>('POST', '/api/v1/echo');
const officersOnly = route<object, { personId: string }>('GET', '/api/v1/officers-only');

@Controller()
class ProbeController {
  @Operation(echo, {
    summary: 'Says it back',
    access: 'public',
    body: Body,
    response: z.object({ name: z.string() }),
  })
  echo(@In() { body }: Input<typeof echo>) {
    return { ...body, secret: 'never leaves' };
  }

  @Operation(officersOnly, {
    summary: 'Who I am',
    access: ['officer'],
    response: z.object({ personId: z.string() }),
  })
  whoAmI(@CurrentActor() actor: Actor) {
    return { personId: actor.personId };
  }
}

@Module({ imports: [IdentityApiModule], controllers: [ProbeController] })
class ProbeModule {}

describe('the pipeline every request goes through', () => {
  let test: TestApp;
  beforeAll(async () => (test = await startTestApp([ProbeModule])));
  afterAll(() => test.close());

  const post = (payload: string, headers: Record<string, string> = {}) =>
    test.call({
      method: 'POST',
      url: '/api/v1/echo',
      payload,
      headers: { 'content-type': 'application/json', ...headers },
    });

  it('answers what the contract names and nothing more', async () => {
    const answer = await post('{"name":"Rohana"}');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ name: 'Rohana' });
  });

  it.each([
    ['truncated JSON', '{"name":', 400, 'bad-json'],
    ['U+0000', '{"name":"a\\u0000"}', 400, 'bad-text'],
    ['a lone surrogate', '{"name":"\\ud800"}', 400, 'bad-text'],
    ['an unknown field', '{"name":"a","x":1}', 422, 'invalid'],
    ['a wrong type', '{"name":1}', 422, 'invalid'],
    ['an array', '[]', 422, 'invalid'],
    ['5 MB', JSON.stringify({ name: 'x'.repeat(5_000_000) }), 413, 'too-large'],
  ])('refuses %s with a problem', async (_, payload, status, kind) => {
    const answer = await post(payload);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ type: `/problems/${kind}`, status });
  });

  it('keeps emoji, quotes and right-to-left marks', async () => {
    const name = `O'😀"\u200f`;
    expect((await post(JSON.stringify({ name }))).json()).toEqual({ name });
  });

  it('names the field that is wrong', async () => {
    const answer = await post('{"name":""}');
    expect(answer.json().errors).toEqual([
      expect.objectContaining({ pointer: '/body/name', code: 'too-small' }),
    ]);
  });

  it('refuses a form of another site', async () => {
    const answer = await post('{"name":"a"}', { 'sec-fetch-site': 'cross-site' });
    expect(answer.json()).toMatchObject({ status: 403, type: '/problems/other-origin' });
    const old = await post('{"name":"a"}', { origin: 'https://elsewhere.example' });
    expect(old.statusCode).toBe(403);
  });

  it('opens an operation to its role only', async () => {
    const organisation = await makeOrganisation(test.db);
    const officer = await makePerson(test.db, organisation, ['officer']);
    const participant = await makePerson(test.db, organisation, ['participant']);
    const ask = (as?: { cookie: string }) =>
      test.call({ method: 'GET', url: '/api/v1/officers-only', ...(as ? { as } : {}) });
    expect((await ask(officer)).json()).toEqual({ personId: officer.personId });
    expect((await ask(participant)).statusCode).toBe(403);
    expect((await ask()).statusCode).toBe(401);
    await test.db.query('update account set disabled_at = now() where person_id = $1', [
      officer.personId,
    ]);
    expect((await ask(officer)).statusCode).toBe(401);
  });
});
