import {
  readPdf,
  issueCertificate,
  startCertificateWorld,
  type CertificateWorld,
} from '@pijar/credentials/testing';
import type { CertificateView } from '@pijar/credentials/contracts';
import { Erasure, PersonalData } from '@pijar/identity/api';
import { makePerson, type TestPerson } from '@pijar/identity/testing';
import { FILE_STORE, type FileStore } from '@pijar/shared/api';
import { deliverEvents } from '@pijar/shared/testing';

let world: CertificateWorld;
beforeAll(async () => {
  world = await startCertificateWorld();
});
afterAll(() => world.close());

const get = (url: string, as?: TestPerson) =>
  world.call({ method: 'GET', url: `/api/v1${url}`, ...(as && { as }) });
const post = (url: string, payload: object, as?: TestPerson) =>
  world.call({ method: 'POST', url: `/api/v1${url}`, payload, ...(as && { as }) });
const files = () => world.app.get<FileStore>(FILE_STORE, { strict: false });
const keysOf = async (personId: string): Promise<string[]> =>
  (
    await world.db.query('select pdf_key from certificate where person_id = $1 order by id', [
      personId,
    ])
  ).map((row: { pdf_key: string }) => row.pdf_key);
const stranger = () => makePerson(world.db, world.organisationId, ['participant']);

describe('my certificates', () => {
  it('are mine alone', async () => {
    const { certificateId, owner, number } = await issueCertificate(world);
    await issueCertificate(world);
    const mine = await get('/certificates', owner);
    expect(mine.statusCode).toBe(200);
    expect(mine.json()).toEqual({
      items: [expect.objectContaining({ certificateId, number, state: 'valid', lights: 2 })],
      next: null,
    });
  });

  it('ask for a sign-in', async () => {
    expect((await get('/certificates')).statusCode).toBe(401);
  });
});

describe('one certificate', () => {
  it('opens to its owner, staff, officers and admins; is not there for others', async () => {
    const { certificateId, owner, number } = await issueCertificate(world);
    const url = `/certificates/${certificateId}`;
    const view = (await get(url, owner)).json<CertificateView>();
    expect(view).toMatchObject({
      number,
      place: 'Aikmel',
      isMine: true,
      isMineToChange: false,
      isPaperReady: true,
      verificationUrl: `https://pijar.example/verifikasi/${number}`,
    });
    expect(view.code.path).toMatch(/^M0 0h7v1/);
    expect((await get(url, world.coach)).json()).toMatchObject({
      isMine: false,
      isMineToChange: false,
    });
    expect((await get(url, world.officer)).json()).toMatchObject({ isMineToChange: true });
    expect((await get(url, world.admin)).json()).toMatchObject({ isMineToChange: true });
    for (const nobody of [
      await stranger(),
      world.formerCoach,
      world.otherCoach,
      world.otherOfficer,
    ]) {
      expect((await get(url, nobody)).statusCode).toBe(404);
      expect((await get(`${url}/pdf`, nobody)).statusCode).toBe(404);
    }
    expect((await get(url)).statusCode).toBe(401);
    expect((await get(`${url}/pdf`)).statusCode).toBe(401);
    expect((await get('/certificates/none', owner)).statusCode).toBe(404);
  });
});

describe('the paper', () => {
  it('is a file with her name, for her, staff and officers', async () => {
    const { certificateId, owner, number } = await issueCertificate(world, 'Baiq Nurhayati');
    for (const person of [owner, world.coach, world.officer, world.admin]) {
      const answer = await get(`/certificates/${certificateId}/pdf`, person);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-type']).toBe('application/pdf');
      expect(answer.headers['content-disposition']).toBe(
        `attachment; filename="sertifikat-${number}.pdf"`,
      );
      expect(answer.headers['cache-control']).toBe('private, no-store');
      expect(readPdf(answer.rawPayload).texts).toEqual(
        expect.arrayContaining(['Baiq Nurhayati', 'Tahap Orientasi', number]),
      );
    }
  });

  it('is made again when the file is gone, and ordered once', async () => {
    const { certificateId, owner } = await issueCertificate(world);
    const [key] = await keysOf(owner.personId);
    await files().delete(key!);
    const url = `/certificates/${certificateId}/pdf`;
    for (let times = 0; times < 3; times += 1) {
      const answer = await get(url, owner);
      expect(answer.statusCode).toBe(409);
      expect(answer.json()).toMatchObject({ type: '/problems/being-made', retryAfter: 3 });
      expect(answer.headers['retry-after']).toBe('3');
    }
    const orders = await world.db.query(
      `select from outbox_event where type = 'certificate.paper-wanted' and payload->>'certificateId' = $1`,
      [certificateId],
    );
    expect(orders).toHaveLength(1);
    await deliverEvents(world);
    expect((await get(url, owner)).statusCode).toBe(200);
  });
});

describe('certificates of a cohort', () => {
  it('come by name, page by page, for those who work with it', async () => {
    await issueCertificate(world, 'Zubaidah');
    const { certificateId, membershipId } = await issueCertificate(world, 'Aisyah');
    const url = `/cohorts/${world.cohortId}/certificates`;
    const names: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await get(`${url}?limit=3${cursor && `&cursor=${cursor}`}`, world.coach);
      expect(page.statusCode).toBe(200);
      names.push(...page.json().items.map((item: { name: string }) => item.name));
      cursor = page.json().next;
    }
    expect(names[0]).toBe('Aisyah');
    expect(names.at(-1)).toBe('Zubaidah');
    const hers = await get(`${url}?membershipId=${membershipId}&state=valid`, world.officer);
    expect(hers.json().items).toEqual([expect.objectContaining({ certificateId, membershipId })]);
  });

  it('are not there for others', async () => {
    const url = `/cohorts/${world.cohortId}/certificates`;
    for (const [person, status] of [
      [await stranger(), 403],
      [world.formerCoach, 404],
      [world.otherCoach, 404],
      [world.otherOfficer, 404],
      [undefined, 401],
    ] as const) {
      expect((await get(url, person)).statusCode).toBe(status);
    }
    const forged = Buffer.from('["a","b"]').toString('base64url');
    for (const cursor of ['x', forged]) {
      expect((await get(`${url}?cursor=${cursor}`, world.officer)).statusCode).toBe(422);
      expect((await get(`/certificates?cursor=${cursor}`, world.officer)).statusCode).toBe(422);
    }
    expect((await get(`${url}?state=lost`, world.officer)).json()).toMatchObject({
      errors: [{ pointer: '/query/state' }],
    });
  });
});

describe('what is kept of a person', () => {
  it('is hers to read', async () => {
    const { owner, number } = await issueCertificate(world, 'Wulan');
    let text = '';
    for await (const part of world.app
      .get(PersonalData, { strict: false })
      .json(world.db.manager, owner.personId))
      text += part;
    expect(JSON.parse(text).certificates).toEqual([
      expect.objectContaining({ number, name: 'Wulan', stage: 'Orientasi', state: 'valid' }),
    ]);
  });

  it('goes when she is erased: name, number, every paper, also of what was replaced', async () => {
    const { owner, certificateId } = await issueCertificate(world, 'Lstari');
    const corrected = (
      await post(`/certificates/${certificateId}/correction`, { name: 'Lestari' }, world.officer)
    ).json<CertificateView>();
    await deliverEvents(world);
    const keys = await keysOf(owner.personId);
    expect(keys.map((key) => typeof key)).toEqual(['string', 'string']);
    await world.db.transaction((manager) =>
      world.app.get(Erasure, { strict: false }).run(manager, owner.personId),
    );
    await deliverEvents(world);
    const rows = await world.db.query(
      'select number, name, state from certificate where person_id = $1 order by id',
      [owner.personId],
    );
    expect(rows).toEqual([
      { number: null, name: null, state: 'replaced' },
      { number: null, name: null, state: 'valid' },
    ]);
    for (const key of keys) expect(await files().exists(key)).toBe(false);
    for (const id of [certificateId, corrected.certificateId]) {
      expect((await get(`/certificates/${id}`, world.officer)).statusCode).toBe(404);
    }
    const list = await get(`/cohorts/${world.cohortId}/certificates?limit=100`, world.officer);
    expect(list.body).not.toContain('Lestari');
  });
});
