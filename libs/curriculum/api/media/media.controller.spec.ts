import { IdentityApiModule } from '@pijar/identity/api';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { CurriculumApiModule } from '../curriculum-api.module';
import { loadPack } from '../pack';
import { writePack } from '../pack/testing-pack';

let test: TestApp;
let hash: string;

beforeAll(async () => {
  test = await startTestApp([IdentityApiModule, CurriculumApiModule]);
  await using pack = await writePack();
  await loadPack(test.db, pack.dir);
  hash = (await test.db.query('select hash from content_media'))[0].hash;
});
afterAll(() => test.close());

const get = (path: string, headers = {}) =>
  test.call({ method: 'GET', url: `/api/v1/media/${path}`, headers });

describe('a picture of the curriculum', () => {
  it('is given to anyone, for ever, and can do nothing', async () => {
    const answer = await get(hash);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('<svg');
    expect(answer.headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    });
  });

  it('is not sent again to whom has it', async () => {
    const answer = await get(hash, { 'if-none-match': `"${hash}"` });
    expect(answer.statusCode).toBe(304);
    expect(answer.body).toBe('');
  });

  it('comes in parts for players that skip', async () => {
    const answer = await get(hash, { range: 'bytes=0-3' });
    expect(answer.statusCode).toBe(206);
    expect(answer.body).toBe('<svg');
    expect(answer.headers['content-range']).toBe('bytes 0-3/97');
    expect((await get(hash, { range: 'bytes=97-' })).statusCode).toBe(416);
  });

  it.each(['0'.repeat(64), 'x', '..%2f..%2fetc%2fpasswd'])('%s is not found', async (path) => {
    const answer = await get(path);
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ type: '/problems/not-found' });
  });
});
