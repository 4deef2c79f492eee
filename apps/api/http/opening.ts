import { sessionCookie } from '@pijar/identity/api';
import { showSession, type SessionView } from '@pijar/identity/contracts';
import { showHome, showStep, type HomeView } from '@pijar/learning/contracts';
import { openingPath, urlOf } from '@pijar/shared/contracts';
import { showHandIn } from '@pijar/submissions/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const stepPage = /^\/belajar\/langkah\/([\w-]+)$/;

/** Headers that belong to this question and not to those that it is made of. */
const OF_THIS_QUESTION = ['accept-encoding', 'if-none-match', 'range', 'content-length'];

/** Whether a page asks for an opening: a participant's that begins with where she stands. */
export const hasOpening = (pathname: string): boolean =>
  pathname === '/belajar' || stepPage.test(pathname);

/**
 * Answers in one what a participant's first page would ask for one after the other, each needing the one before: who she is, where
 * she stands, the step, her work for it. Each is asked of the operation itself, with her cookie, so nobody sees more than there.
 * @param answering whose operations they are
 */
export function serveOpenings(fastify: FastifyInstance, answering = fastify): void {
  fastify.get(openingPath, async (request, reply) => {
    const { at } = request.query as { at?: unknown };
    const answers = new Map<string, string>();
    const ask = <T>(path: string) => answerTo<T>(answering, request, reply, path, answers);
    const session = request.cookies[sessionCookie]
      ? await ask<SessionView>(urlOf(showSession))
      : undefined;
    const home = session?.roles.includes('participant')
      ? await ask<HomeView>(urlOf(showHome))
      : undefined;
    const stepId = typeof at === 'string' ? stepPage.exec(at)?.[1] : undefined;
    const place = home && stepId ? placeOf(home, stepId) : undefined;
    if (place && stepId) {
      const params = { membershipId: place.membershipId, stepId };
      await ask(urlOf(showStep, params));
      if (place.kind === 'assignment') await ask(urlOf(showHandIn, params));
    }
    const told = [...answers].map(([path, body]) => `${JSON.stringify(path)}:${body}`);
    const personId = JSON.stringify(session?.personId ?? null);
    return reply
      .type('application/json; charset=utf-8')
      .send(`{"personId":${personId},"answers":{${told.join(',')}}}`);
  });
}

/** Asks as the page would; undefined when it is refused, so that the page asks for itself and hears why. */
async function answerTo<T>(
  fastify: FastifyInstance,
  { headers, socket }: FastifyRequest,
  reply: FastifyReply,
  url: string,
  answers: Map<string, string>,
): Promise<T | undefined> {
  const kept = Object.entries(headers).filter(([name]) => !OF_THIS_QUESTION.includes(name));
  const answer = await fastify.inject({
    ...{ method: 'GET', url, remoteAddress: socket.remoteAddress },
    headers: Object.fromEntries(kept),
  });
  for (const cookie of [answer.headers['set-cookie'] ?? []].flat()) {
    void reply.header('set-cookie', cookie);
  }
  if (answer.statusCode !== 200) return undefined;
  answers.set(url, answer.body);
  return JSON.parse(answer.body) as T;
}

/** Which membership a step belongs to, and what kind it is, as the page itself finds out. */
function placeOf({ memberships }: HomeView, stepId: string) {
  for (const { membershipId, stages } of memberships) {
    const steps = stages.flatMap(({ modules }) => modules.flatMap((module) => module.steps));
    const step = steps.find((each) => each.stepId === stepId);
    if (step) return { membershipId, kind: step.kind };
  }
  return undefined;
}
