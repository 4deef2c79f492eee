import type { CertificateView } from '@pijar/credentials/contracts';
import {
  issueCertificate,
  readPdf,
  startCertificateWorld,
  type CertificateWorld,
} from '@pijar/credentials/testing';
import { Erasure } from '@pijar/identity/api';
import type { TestPerson } from '@pijar/identity/testing';
import { FILE_STORE, type FileStore } from '@pijar/shared/api';
import { deliverEvents } from '@pijar/shared/testing';

let world: CertificateWorld;
beforeAll(async () => {
  world = await startCertificateWorld();
});
afterAll(() => world.close());

const get = (url: string, as: TestPerson) =>
  world.call({ method: 'GET', url: `/api/v1${url}`, as });
const post = (url: string, payload: object, as?: TestPerson) =>
  world.call({ method: 'POST', url: `/api/v1${url}`, payload, ...(as && { as }) });

describe('taking a certificate back', () => {
  it('keeps it, says so on paper, and is written down', async () => {
    const { certificateId, owner } = await issueCertificate(world);
    const answer = await post(
      `/certificates/${certificateId}/revocation`,
      { reason: 'Tertukar dengan peserta lain' },
      world.officer,
    );
    expect(answer.json()).toMatchObject({
      state: 'revoked',
      stateReason: 'Tertukar dengan peserta lain',
      isMineToChange: false,
    });
    expect((await get(`/certificates/${certificateId}/pdf`, owner)).statusCode).toBe(409);
    const [{ pdf_key: oldKey }] = await world.db.query(
      'select pdf_key from certificate where id = $1',
      [certificateId],
    );
    await deliverEvents(world);
    const files = world.app.get<FileStore>(FILE_STORE, { strict: false });
    expect(await files.exists(oldKey)).toBe(false);
    const paper = await get(`/certificates/${certificateId}/pdf`, owner);
    expect(readPdf(paper.rawPayload).texts).toContain('DICABUT');
    const entries = await world.db.query(
      `select action, actor_id, organisation_id from audit_entry where subject_id = $1`,
      [certificateId],
    );
    expect(entries).toEqual([
      {
        action: 'certificate.revoked',
        actor_id: world.officer.personId,
        organisation_id: world.organisationId,
      },
    ]);
  });

  it('happens once', async () => {
    const { certificateId } = await issueCertificate(world);
    const revoke = () =>
      post(`/certificates/${certificateId}/revocation`, { reason: 'Salah orang' }, world.officer);
    const answers = await Promise.all([revoke(), revoke(), revoke()]);
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 409, 409]);
    expect(answers.find((answer) => answer.statusCode === 409)!.json()).toMatchObject({
      type: '/problems/certificate-not-valid',
      current: { state: 'revoked' },
    });
  });

  it.each([
    ['revocation', { reason: 'Salah orang' }],
    ['correction', { name: 'Nama Benar' }],
  ])('and correcting is for officers of the organisation: %s', async (verb, body) => {
    const { certificateId, owner } = await issueCertificate(world);
    const url = `/certificates/${certificateId}/${verb}`;
    for (const [person, status] of [
      [owner, 403],
      [world.coach, 403],
      [world.formerCoach, 403],
      [world.otherOfficer, 404],
      [undefined, 401],
    ] as const) {
      expect((await post(url, body, person)).statusCode).toBe(status);
    }
    expect((await post(url, {}, world.officer)).json()).toMatchObject({
      type: '/problems/invalid',
      errors: [{ pointer: expect.stringMatching(/^\/body\//) }],
    });
    expect((await post(url, { ...body, more: 1 }, world.officer)).statusCode).toBe(422);
    expect((await post(url, body, world.admin)).statusCode).toBe(200);
  });
});

describe('taking a mistaken revocation back', () => {
  const reason = 'Pencabutan keliru, namanya mirip';
  const revoked = async () => {
    const issued = await issueCertificate(world);
    const url = `/certificates/${issued.certificateId}`;
    await post(`${url}/revocation`, { reason: 'Salah orang' }, world.officer);
    return { ...issued, url };
  };

  it('makes the same number valid again for anyone, on paper too, and is written down', async () => {
    const { certificateId, number, owner, url } = await revoked();
    const verification = () => world.call({ url: `/api/v1/verifications/${number}` });
    expect((await verification()).json()).toMatchObject({ state: 'revoked' });
    const answer = await post(`${url}/reinstatement`, { reason }, world.officer);
    expect(answer.json()).toMatchObject({
      ...{ number, state: 'valid', stateReason: reason, isMineToChange: true },
    });
    expect((await verification()).json()).toMatchObject({ state: 'valid' });
    await deliverEvents(world);
    const paper = await get(`${url}/pdf`, owner);
    expect(readPdf(paper.rawPayload).texts).not.toContain('DICABUT');
    const actions = await world.db.query(
      `select action, actor_id as actor, detail from audit_entry where subject_id = $1 order by at, id`,
      [certificateId],
    );
    const [actor, personId] = [world.officer.personId, owner.personId];
    expect(actions).toEqual([
      { action: 'certificate.revoked', actor, detail: { personId, reason: 'Salah orang' } },
      {
        ...{ action: 'certificate.reinstated', actor },
        detail: { personId, reason, revokedFor: 'Salah orang' },
      },
    ]);
  });

  it('leaves no reason behind once she is erased', async () => {
    const { certificateId, owner, url } = await revoked();
    await post(`${url}/reinstatement`, { reason }, world.officer);
    await world.db.transaction((manager) =>
      world.app.get(Erasure, { strict: false }).run(manager, owner.personId),
    );
    const written = await world.db.query(
      `select action, detail from audit_entry where subject_id = $1 order by at, id`,
      [certificateId],
    );
    const detail = { personId: owner.personId };
    expect(written).toEqual([
      { action: 'certificate.revoked', detail },
      { action: 'certificate.reinstated', detail },
    ]);
  });

  it('is nothing for one that is valid, and happens once', async () => {
    const { url } = await revoked();
    const reinstate = () => post(`${url}/reinstatement`, { reason }, world.officer);
    const answers = await Promise.all([reinstate(), reinstate()]);
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 409]);
    expect((await reinstate()).json()).toMatchObject({
      type: '/problems/certificate-not-revoked',
      current: { state: 'valid' },
    });
  });

  it('is for officers of the organisation, with a reason', async () => {
    const { url, owner } = await revoked();
    for (const [person, status] of [
      [owner, 403],
      [world.coach, 403],
      [world.formerCoach, 403],
      [world.otherOfficer, 404],
      [undefined, 401],
    ] as const) {
      expect((await post(`${url}/reinstatement`, { reason }, person)).statusCode).toBe(status);
    }
    expect((await post(`${url}/reinstatement`, { reason: 'x' }, world.officer)).statusCode).toBe(
      422,
    );
    expect((await post(`${url}/reinstatement`, { reason }, world.admin)).statusCode).toBe(200);
  });
});

describe('correcting a name', () => {
  it('replaces the certificate by a new one of the same day, and keeps the old one', async () => {
    const { certificateId, membershipId, number, owner } = await issueCertificate(
      world,
      'Stii Aminah',
    );
    const answer = await post(
      `/certificates/${certificateId}/correction`,
      { name: '  Siti Aminah ' },
      world.officer,
    );
    expect(answer.statusCode).toBe(200);
    const corrected = answer.json<CertificateView>();
    expect(corrected).toMatchObject({ state: 'valid', name: 'Siti Aminah' });
    expect(corrected.number).not.toBe(number);
    const old = (await get(`/certificates/${certificateId}`, owner)).json<CertificateView>();
    expect(old).toMatchObject({
      state: 'replaced',
      replacedBy: corrected.certificateId,
      name: 'Stii Aminah',
      issuedOn: corrected.issuedOn,
    });
    await deliverEvents(world);
    const [oldPaper, newPaper] = await Promise.all(
      [certificateId, corrected.certificateId].map((id) => get(`/certificates/${id}/pdf`, owner)),
    );
    expect(readPdf(oldPaper!.rawPayload).texts).toContain('DIGANTI');
    expect(readPdf(newPaper!.rawPayload).texts).toContain('Siti Aminah');
    const [{ count }] = await world.db.query(
      `select count(*)::int from certificate where membership_id = $1`,
      [membershipId],
    );
    expect(count).toBe(2);
  });

  it('happens once, also when tapped twice', async () => {
    const { certificateId } = await issueCertificate(world, 'Stii');
    const correct = () =>
      post(`/certificates/${certificateId}/correction`, { name: 'Siti' }, world.officer);
    const answers = await Promise.all([correct(), correct()]);
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 409]);
  });

  it('wants another name', async () => {
    const { certificateId } = await issueCertificate(world, 'Siti');
    const answer = await post(
      `/certificates/${certificateId}/correction`,
      { name: 'Siti' },
      world.officer,
    );
    expect(answer.json()).toMatchObject({ errors: [{ pointer: '/body/name', code: 'same-name' }] });
  });
});
