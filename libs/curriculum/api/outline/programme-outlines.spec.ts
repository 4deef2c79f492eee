import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { CurriculumApiModule } from '../curriculum-api.module';
import { loadPack } from '../pack';
import { writePack } from '../pack/testing-pack';
import { ProgrammeOutlines } from './programme-outlines';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp([CurriculumApiModule]);
});
afterAll(() => test.close());

it('the outline of a published version has everything but bodies, in order', async () => {
  await using pack = await writePack();
  const { programmeVersionId } = await loadPack(test.db, pack.dir);
  const outline = await test.app.get(ProgrammeOutlines).get(programmeVersionId);
  expect(outline).toMatchObject({
    title: 'Kecil',
    number: 1,
    stages: [
      {
        code: 'satu',
        modules: [
          {
            code: 'a1',
            isTrack: false,
            courseTitle: 'Kursus',
            steps: [{ code: 'a1-l1', minutes: 3 }, { code: 'a1-q' }, { code: 'a1-a' }],
          },
          { code: 'm1', isTrack: true, steps: [{ code: 'm1-a', kind: 'assignment' }] },
        ],
        meetings: [{ code: 'hari', position: 5 }, { code: 'klinik' }],
      },
    ],
  });
  expect(await test.app.get(ProgrammeOutlines).get(programmeVersionId)).toBe(outline);
});
