import type { VerificationView } from '@pijar/credentials/contracts';
import {
  issueCertificate,
  startCertificateWorld,
  type CertificateWorld,
} from '@pijar/credentials/testing';
import { Erasure } from '@pijar/identity/api';
import { deliverEvents } from '@pijar/shared/testing';

let world: CertificateWorld;
beforeAll(async () => {
  world = await startCertificateWorld();
});
afterAll(() => world.close());

let addresses = 0;
/** Each test comes from addresses of its own, so that no limit is shared. */
const verify = (number: string, address = `198.51.100.${++addresses}`) =>
  world.call({
    method: 'GET',
    url: `/api/v1/verifications/${encodeURIComponent(number)}`,
    remoteAddress: address,
  });
const answerOf = async (number: string) => (await verify(number)).json<VerificationView>();
const unknown = {
  state: 'unknown',
  name: null,
  programmeTitle: null,
  stageTitle: null,
  issuedOn: null,
  issuer: null,
};

describe('anyone with a number', () => {
  it('learns who, what, when and who issued it, and nothing more', async () => {
    const { number } = await issueCertificate(world, 'Siti Nurhaliza');
    const answer = await verify(number);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['x-robots-tag']).toBe('noindex');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.json()).toEqual({
      state: 'valid',
      name: 'Siti Nurhaliza',
      programmeTitle: 'PIJAR Uji',
      stageTitle: 'Orientasi',
      issuedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      issuer: expect.stringMatching(/^Lembaga/),
    });
  });

  it('may type it in small letters, with spaces, without dashes', async () => {
    const { number } = await issueCertificate(world, 'Sari');
    for (const typed of [
      number.toLowerCase(),
      number.replaceAll('-', ''),
      number.replaceAll('-', ' ').toLowerCase(),
      ` ${number.slice(4)}`,
    ]) {
      expect(await answerOf(typed)).toMatchObject({ state: 'valid', name: 'Sari' });
    }
  });

  it.each([
    ['was never issued', () => 'PJR-0000-0000-0000-0000'],
    ['has a typing error', (n: string) => n.slice(0, -1) + (n.endsWith('7') ? '8' : '7')],
    ['is no number at all', () => 'halo'],
    ['is made of emoji', () => '🌸🌸🌸'],
    ['tries to be SQL', () => `' or true --`],
  ])('gets the same answer when it %s', async (_, change) => {
    const { number } = await issueCertificate(world);
    const answer = await verify(change(number));
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual(unknown);
  });

  it('sees that a certificate was revoked', async () => {
    const { certificateId, number } = await issueCertificate(world);
    await world.call({
      method: 'POST',
      url: `/api/v1/certificates/${certificateId}/revocation`,
      payload: { reason: 'Data peserta lain' },
      as: world.officer,
    });
    const answer = await verify(number);
    expect(answer.json()).toMatchObject({ state: 'revoked' });
    expect(answer.body).not.toContain('Data peserta lain');
  });

  it('learns nothing any more about somebody who was erased', async () => {
    const { number, owner, certificateId } = await issueCertificate(world, 'Ratna');
    await world.db.transaction((manager) =>
      world.app.get(Erasure, { strict: false }).run(manager, owner.personId),
    );
    await deliverEvents(world);
    expect(await answerOf(number)).toEqual(unknown);
    const [row] = await world.db.query(
      'select number, name, pdf_key, state from certificate where id = $1',
      [certificateId],
    );
    expect(row).toEqual({ number: null, name: null, pdf_key: null, state: 'valid' });
  });

  it('is asked to wait after thirty tries in a minute, while others go on', async () => {
    const { number } = await issueCertificate(world);
    const address = '203.0.113.7';
    for (let tries = 0; tries < 30; tries += 1) {
      expect((await verify(number, address)).statusCode).toBe(200);
    }
    const refused = await verify(number, address);
    expect(refused.statusCode).toBe(429);
    expect(refused.json()).toMatchObject({ type: '/problems/too-many-tries' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await verify(number, '203.0.113.8')).statusCode).toBe(200);
  });
});
