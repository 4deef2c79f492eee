import { PhoneVault, type Shelves } from '@pijar/shared/phone';
import { partOf } from './media-shelf';
import { isExpected, keepExpected, keptFile } from './own-files';

const OWN = /^\/api\/v1\/(files|feedback-voices)\/[\w-]+\/(content|preview)$/;

/** Whether an address is that of a file of one person, which may lie sealed on her phone. */
export const isOwn = (address: string): boolean => OWN.test(new URL(address).pathname);

/**
 * From what lies sealed on the phone of whoever has it open, whole or the part that is asked for; else from the server. What she
 * sees for the first time is kept where it belongs to a saved module.
 */
export async function answerOwn(request: Request): Promise<Response> {
  const vault = await PhoneVault.open().catch(() => null);
  try {
    const shelves = await vault?.unlocked().catch(() => null);
    return shelves ? await answerFrom(shelves, request) : await fetch(request);
  } finally {
    vault?.close();
  }
}

async function answerFrom(shelves: Shelves, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const kept = await keptHere(shelves, pathname).catch(() => undefined);
  if (kept) return asAsked(kept, request);
  if (!(await isExpected(shelves, pathname).catch(() => false))) return fetch(request);
  // A player asks for parts: what is to be kept has to come whole.
  const answer = await fetch(pathname, { credentials: 'same-origin' });
  if (answer.status !== 200) return answer;
  await keepExpected(shelves, pathname, answer.clone());
  return asAsked(answer, request);
}

/** A small picture that is not here is shown from the large one. */
async function keptHere(shelves: Shelves, pathname: string): Promise<Response | undefined> {
  const kept = await keptFile(shelves, pathname);
  if (kept || !pathname.endsWith('/preview')) return kept;
  return keptFile(shelves, pathname.replace(/preview$/, 'content'));
}

const asAsked = (whole: Response, request: Request): Response | Promise<Response> => {
  const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get('range') ?? '');
  return range ? partOf(whole, range[1]!, range[2]!) : whole;
};
