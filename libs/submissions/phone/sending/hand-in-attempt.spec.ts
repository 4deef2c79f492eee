/** @jest-environment node */
import type { Problem } from '@pijar/shared/contracts';
import { MemoryShelves, type Line, type LineAnswer } from '@pijar/shared/phone';
import type { AttemptInput } from '@pijar/submissions/contracts';
import type { Item } from '../files/item';
import { FILES, filesOf, type KeptFile } from '../files/kept-file';
import { WORDS, type KeptWords } from '../words';
import { handInAttempt, type AttemptEntry } from './hand-in-attempt';
import { SENDINGS, moveSending, type KeptSending } from './sending';

const where = { membershipId: 'm', stepId: 's' };
const post = 'POST /api/v1/memberships/m/steps/s/attempts';
const ask = 'GET /api/v1/memberships/m/steps/s/hand-in';
const problem = (kind: string, status: number): LineAnswer => ({
  status,
  body: { type: `/problems/${kind}`, title: kind, status } satisfies Problem,
});
const badUpload = (at: number, code: string): LineAnswer => ({
  status: 422,
  body: {
    type: '/problems/invalid',
    title: '',
    status: 422,
    errors: [{ pointer: `/body/uploadIds/${at}`, code, detail: '' }],
  } satisfies Problem,
});
const receipt = (input: AttemptInput): LineAnswer => ({
  status: 200,
  body: {
    submissionId: 'sub',
    attemptId: input.attemptId,
    number: 1,
    sentAt: '2026-11-22T08:00:00Z',
    isLate: false,
    replyBy: '2026-11-25',
  },
});

/** A phone with one attempt in its outbox; `files` are with the server already. */
async function phoneWith(files: string[] = []) {
  const shelves = new MemoryShelves('siti');
  for (const id of files) {
    const item: Item = {
      ...{ id, kind: 'photo', name: `${id}.jpg`, type: 'image/jpeg', size: 3, seconds: null },
      ...{ place: { at: 'received' }, fileId: `on-server-${id}`, sha256: `sha-${id}` },
      ...{ isHere: true, carriedFrom: null },
    };
    const kept: KeptFile = { item, work: 'm/s', uploadUrl: 'u', corruptions: 0 };
    await shelves.put(FILES, id, kept, new Blob(['abc']));
  }
  const written = { text: 'Saya menjual tiwul', links: ['shopee.co.id/siti', ' '] };
  await shelves.put(WORDS, 'm/s', { written, base: null } satisfies KeptWords);
  const attempt = {
    ...{ attemptId: 'first', text: written.text, links: ['https://shopee.co.id/siti'] },
    ...{ itemIds: files, seenAttempts: 0, deviceAt: '2026-11-22T08:00:00.000Z' },
  };
  const entry: AttemptEntry = {
    id: 'first',
    payload: { ...where, work: 'm/s', title: 'Tujuan', attempt },
  };
  const sending: KeptSending = {
    entryId: 'first',
    sending: { phase: 'waiting', attempt, tries: 0 },
  };
  await shelves.put(SENDINGS, 'm/s', sending);
  const phase = async () => (await shelves.get<KeptSending>(SENDINGS, 'm/s'))!.sending.phase;
  return { shelves, entry, phase };
}

/** A line whose server answers with these, one after the other; what was asked is remembered. */
function lineWith(shelves: MemoryShelves, ...answers: (LineAnswer | typeof receipt)[]) {
  const asked: { request: string; body: AttemptInput }[] = [];
  const line: Line = {
    ...{ accountId: 'siti', shelves, stop: new AbortController().signal },
    call: async (method, path, body) => {
      asked.push({ request: `${method} ${path}`, body: body as AttemptInput });
      const next = answers.shift() ?? problem('unavailable', 503);
      return typeof next === 'function' ? next(body as AttemptInput) : next;
    },
  };
  return { line, asked };
}

describe('handing in from the outbox', () => {
  it('sends the attempt under its own id with its files, and lets go of everything on receipt', async () => {
    const { shelves, entry, phase } = await phoneWith(['a', 'b']);
    const { line, asked } = lineWith(shelves, receipt);
    const verdict = await handInAttempt(entry, line);
    expect(asked.map(({ request }) => request)).toEqual([post]);
    expect(asked[0]!.body).toMatchObject({
      attemptId: 'first',
      links: ['https://shopee.co.id/siti'],
      uploadIds: ['on-server-a', 'on-server-b'],
    });
    expect(verdict).toMatchObject({
      is: 'received',
      receipt: { number: 1, files: [{ sha256: 'sha-a' }, { sha256: 'sha-b' }] },
    });
    expect([await phase(), await shelves.get(WORDS, 'm/s')]).toEqual(['sent', undefined]);
    expect(await filesOf(shelves, 'm/s')).toEqual([]);
  });

  it('answers from the phone when the receipt is here and only the outbox missed it', async () => {
    const { shelves, entry } = await phoneWith();
    await handInAttempt(entry, lineWith(shelves, receipt).line);
    const { line, asked } = lineWith(shelves);
    expect(await handInAttempt(entry, line)).toMatchObject({ is: 'received' });
    expect(asked).toEqual([]);
  });

  it('keeps words that were written since', async () => {
    const { shelves, entry } = await phoneWith();
    const newer = { written: { text: 'Lanjutan', links: [] }, base: null };
    await shelves.put(WORDS, 'm/s', newer);
    await handInAttempt(entry, lineWith(shelves, receipt).line);
    expect(await shelves.get(WORDS, 'm/s')).toEqual(newer);
  });

  it('repeats exactly the same when no answer came, also after a phone died while posting', async () => {
    const { shelves, entry, phase } = await phoneWith(['a']);
    const { line, asked } = lineWith(shelves, problem('unavailable', 503), receipt);
    expect(await handInAttempt(entry, line)).toEqual({ is: 'later' });
    expect(await phase()).toBe('unsure');
    expect(await moveSending(shelves, 'm/s', 'first', { is: 'takenBack' })).toMatchObject({
      phase: 'unsure',
    });
    await moveSending(shelves, 'm/s', 'first', { is: 'goesOut' });
    expect(await handInAttempt(entry, line)).toMatchObject({ is: 'received' });
    expect(asked[1]).toEqual(asked[0]);
  });

  it('sends nothing that she has taken back', async () => {
    const { shelves, entry } = await phoneWith();
    await moveSending(shelves, 'm/s', 'first', { is: 'takenBack' });
    const { line, asked } = lineWith(shelves, receipt);
    expect(await handInAttempt(entry, line)).toMatchObject({
      is: 'rejected',
      problem: { type: '/problems/taken-back' },
    });
    expect(asked).toEqual([]);
  });

  it('waits until she signs in again, and goes then', async () => {
    const { shelves, entry, phase } = await phoneWith();
    for (const answer of [problem('sign-in-needed', 401), problem('other-account', 403)]) {
      const { line } = lineWith(shelves, answer);
      expect(await handInAttempt(entry, line)).toEqual({ is: 'not-hers' });
      expect(await phase()).toBe('waiting');
    }
  });

  it('waits as long as an overloaded server says', async () => {
    const { shelves, entry } = await phoneWith();
    const busy = {
      status: 429,
      body: { type: '/problems/x', title: '', status: 429, retryAfter: 7 },
    };
    const { line } = lineWith(shelves, busy);
    expect(await handInAttempt(entry, line)).toEqual({ is: 'later', afterMs: 7_000 });
  });

  it.each([
    'already-waiting',
    'step-done',
    'membership-paused',
    'membership-left',
    'newer-attempt',
  ])('gives it back with every word when the server says %s', async (kind) => {
    const { shelves, entry } = await phoneWith(['a']);
    const { line } = lineWith(shelves, problem(kind, 409));
    expect(await handInAttempt(entry, line)).toMatchObject({ is: 'rejected' });
    expect(await shelves.get<KeptSending>(SENDINGS, 'm/s')).toMatchObject({
      sending: { phase: 'writing', fault: kind },
    });
    expect(await shelves.get(WORDS, 'm/s')).toMatchObject({
      written: { text: 'Saya menjual tiwul' },
    });
    expect(await filesOf(shelves, 'm/s')).toHaveLength(1);
  });

  it('takes another id when the server does not want this one', async () => {
    const { shelves, entry } = await phoneWith();
    const { line, asked } = lineWith(shelves, problem('attempt-id-used', 409), receipt);
    expect(await handInAttempt(entry, line)).toEqual({ is: 'later' });
    expect(await handInAttempt(entry, line)).toMatchObject({ is: 'received' });
    expect(asked[1]!.body.attemptId).not.toBe('first');
  });

  it.each(['unknown', 'bound'])('sends a file once more that the server calls %s', async (code) => {
    const { shelves, entry, phase } = await phoneWith(['a', 'b']);
    const { line } = lineWith(shelves, badUpload(1, code));
    expect(await handInAttempt(entry, line)).toEqual({ is: 'later' });
    expect(await phase()).toBe('waiting');
    const [first, second] = await filesOf(shelves, 'm/s');
    expect(first!.item.place.at).toBe('received');
    expect(second).toMatchObject({
      uploadUrl: null,
      item: { place: { at: 'phone' }, fileId: null },
    });
  });

  it('asks again about a file that is not ready', async () => {
    const { shelves, entry } = await phoneWith(['a']);
    const { line } = lineWith(shelves, badUpload(0, 'not-ready'));
    await handInAttempt(entry, line);
    const [file] = await filesOf(shelves, 'm/s');
    expect(file).toMatchObject({ uploadUrl: 'u', item: { place: { at: 'phone' } } });
  });

  it('goes back to writing when a file can never go', async () => {
    const { shelves, entry, phase } = await phoneWith(['a']);
    await shelves.change<KeptFile>(FILES, 'a', (kept) => ({
      ...kept,
      item: { ...kept.item, place: { at: 'refused', refusal: 'image-broken' } },
    }));
    const { line, asked } = lineWith(shelves, receipt);
    expect(await handInAttempt(entry, line)).toMatchObject({ is: 'rejected' });
    expect([await phase(), asked]).toEqual(['writing', []]);
  });

  it('says why when nothing may be uploaded for this work any more', async () => {
    const { shelves, entry } = await phoneWith(['a']);
    await shelves.change<KeptFile>(FILES, 'a', (kept) => ({
      ...kept,
      uploadUrl: null,
      item: { ...kept.item, place: { at: 'phone' } },
    }));
    const { line, asked } = lineWith(shelves, { status: 200, body: { whyNot: 'membership-left' } });
    const fetching = jest
      .spyOn(globalThis, 'fetch')
      .mockImplementation(async () =>
        Response.json({ type: '/problems/not-found', title: '', status: 404 }, { status: 404 }),
      );
    expect(await handInAttempt(entry, line)).toMatchObject({
      is: 'rejected',
      problem: { type: '/problems/membership-left' },
    });
    expect(asked.map(({ request }) => request)).toEqual([ask]);
    fetching.mockRestore();
  });
});
