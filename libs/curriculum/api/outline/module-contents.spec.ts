import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { CurriculumApiModule } from '../curriculum-api.module';
import { loadPack } from '../pack';
import { writePack } from '../pack/testing-pack';
import { ModuleContents } from './module-contents';
import { ProgrammeOutlines } from './programme-outlines';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp([CurriculumApiModule]);
});
afterAll(() => test.close());

it('counts the texts of a module, and each of its pictures once', async () => {
  await using pack = await writePack();
  const { programmeVersionId } = await loadPack(test.db, pack.dir);
  const { stages } = await test.app.get(ProgrammeOutlines).get(programmeVersionId);
  const module = stages[0]!.modules.find(({ code }) => code === 'a1')!;
  const [{ textBytes }] = await test.db.query(
    'select sum(octet_length(body::text))::int as "textBytes" from step where module_id = $1',
    [module.moduleId],
  );
  const [picture] = await test.db.query(
    'select hash, type, octet_length(data) as bytes from content_media',
  );
  const contents = await test.app.get(ModuleContents).of(programmeVersionId);
  expect(contents.find(({ moduleId }) => moduleId === module.moduleId)).toEqual({
    moduleId: module.moduleId,
    textBytes,
    media: [
      {
        url: `/api/v1/media/${picture.hash}`,
        type: picture.type,
        bytes: picture.bytes,
        insteadOf: null,
      },
    ],
  });
  expect(contents.find(({ moduleId }) => moduleId !== module.moduleId)?.media).toEqual([]);
});
