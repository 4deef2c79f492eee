import fastifyCookie from '@fastify/cookie';
import fastify, { type FastifyInstance } from 'fastify';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { openingPath, urlOf, type Opening } from '@pijar/shared/contracts';
import { showSession } from '@pijar/identity/contracts';
import { showHome, showStep } from '@pijar/learning/contracts';
import { showHandIn } from '@pijar/submissions/contracts';
import { makeScene, type Scene } from '@pijar/submissions/testing';
import { contexts } from '../app.module';
import { hasOpening, serveOpenings } from './opening';

describe('what a first page needs, in one answer', () => {
  let test: TestApp;
  let scene: Scene;
  let door: FastifyInstance;

  beforeAll(async () => {
    test = await startTestApp(contexts);
    scene = await makeScene(test);
    door = fastify();
    await door.register(fastifyCookie);
    serveOpenings(door, test.app.getHttpAdapter().getInstance());
  });
  afterAll(async () => {
    await door.close();
    await test.close();
  });

  const open = async (at: string, as?: { cookie: string }) => {
    const headers = as ? { cookie: as.cookie } : {};
    return (await door.inject({ url: `${openingPath}?at=${at}`, headers })).json<Opening>();
  };

  it('is what the operations themselves answer her', async () => {
    const her = scene.participant;
    const stepId = scene.programme.steps['a1']!;
    const { personId, answers } = await open(`/belajar/langkah/${stepId}`, her);
    const params = { membershipId: her.membershipId, stepId };
    expect(personId).toBe(her.personId);
    const asked = [urlOf(showSession), urlOf(showHome), urlOf(showStep, params)];
    expect(Object.keys(answers)).toEqual([...asked, urlOf(showHandIn, params)]);
    for (const url of asked) {
      const answer = await test.call({ method: 'GET', url, as: her });
      expect(answers[url]).toEqual(answer.json());
    }
  });

  it('leaves out what is not hers, and everything for nobody', async () => {
    const stepId = scene.programme.steps['a1']!;
    expect(await open(`/belajar/langkah/${stepId}`)).toEqual({ personId: null, answers: {} });
    const staff = await open(`/belajar/langkah/${stepId}`, scene.coach);
    expect(Object.keys(staff.answers)).toEqual([urlOf(showSession)]);
    const elsewhere = await open('/belajar/langkah/0-0', scene.participant);
    expect(Object.keys(elsewhere.answers)).toEqual([urlOf(showSession), urlOf(showHome)]);
  });

  it('is asked for by the first screen and by steps', () => {
    const pages = ['/belajar', '/belajar/langkah/01', '/belajar/modul/01', '/saya', '/masuk'];
    expect(pages.map(hasOpening)).toEqual([true, true, false, false, false]);
  });
});
