import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { loadPack } from './load-pack';
import { readPack } from './read-pack';
import { faultsOf } from './testing-faults';
import { soundFiles, writePack } from './testing-pack';

const file = 'good:\n  - Rapi.\nchange:\n  - Tambahkan harga.\n';

describe('sentences of a pack', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp([]);
  });
  afterAll(() => test.close());

  it('are read, and may be left out', async () => {
    await using pack = await writePack({ 'phrases.yaml': file });
    expect((await readPack(pack.dir)).phrases).toEqual({
      good: ['Rapi.'],
      change: ['Tambahkan harga.'],
    });
    await using plain = await writePack();
    expect((await readPack(plain.dir)).phrases).toBeNull();
  });

  it('have faults with file and line', async () => {
    expect(await faultsOf({ 'phrases.yaml': `${file}  - Tambahkan harga.\n` })).toEqual([
      'phrases.yaml:5: The sentence stands here twice.',
    ]);
    expect(await faultsOf({ 'phrases.yaml': 'good: []\nbad: []\n' })).toEqual([
      'phrases.yaml:1: `change` is missing.',
      'phrases.yaml:2: `bad` is not a field that belongs here.',
    ]);
  });

  it('may change in a published version, which stays what it was', async () => {
    const programme = soundFiles['programme.yaml']!.replace('code: kecil', 'code: kalimat');
    const load = async (phrases: string) => {
      await using pack = await writePack({ 'programme.yaml': programme, 'phrases.yaml': phrases });
      return await loadPack(test.db, pack.dir);
    };
    const first = await load(file);
    const again = await load(file.replace('Rapi.', 'Sangat rapi.'));
    expect(again).toEqual({ ...first, isNew: false });
    const [row] = await test.db.query(`select phrases from programme where code = 'kalimat'`);
    expect(row.phrases.good).toEqual(['Sangat rapi.']);
  });
});
