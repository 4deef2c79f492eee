import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { loadBuiltInPacks } from './built-in-packs';
import { loadPack } from './load-pack';
import { soundFiles, writePack } from './testing-pack';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp([]);
});
afterAll(() => test.close());

describe('loading a pack', () => {
  it('publishes its version with steps in order: modules first, meetings at the end of the stage', async () => {
    await using pack = await writePack();
    const loaded = await loadPack(test.db, pack.dir);
    expect(loaded).toMatchObject({ code: 'kecil', version: 1, isNew: true });
    const steps = await test.db.query(
      `select st.code, st.kind, st.position, m.code as module from step st
         left join module m on m.id = st.module_id
        where st.programme_version_id = $1 order by st.position`,
      [loaded.programmeVersionId],
    );
    expect(steps).toEqual([
      { code: 'a1-l1', kind: 'lesson', position: 1, module: 'a1' },
      { code: 'a1-q', kind: 'quiz', position: 2, module: 'a1' },
      { code: 'a1-a', kind: 'assignment', position: 3, module: 'a1' },
      { code: 'm1-a', kind: 'assignment', position: 4, module: 'm1' },
      { code: 'hari', kind: 'session', position: 5, module: null },
      { code: 'klinik', kind: 'clinic', position: 6, module: null },
    ]);
  });

  it('keeps the promise of the programme, where it makes one', async () => {
    const programme = soundFiles['programme.yaml']!;
    await using pack = await writePack({
      'programme.yaml': programme.replace('version: 1', 'version: 31\nreply_within_days: 5'),
    });
    const { programmeVersionId } = await loadPack(test.db, pack.dir);
    const [version] = await test.db.query(
      'select reply_within_days as days from programme_version where id = $1',
      [programmeVersionId],
    );
    expect(version).toEqual({ days: 5 });
  });

  it('keeps what is asked before and after a stage', async () => {
    const file = `code: satu-tes
title: Yang sudah saya tahu
minutes: 4
questions:
${['q1', 'q2', 'q3', 'q4']
  .map(
    (code) =>
      `  - { code: ${code}, kind: true_false, prompt: Ya?, answer: true, why: { right: Ya., wrong: Ya. } }`,
  )
  .join('\n')}
`;
    await using pack = await writePack({
      'programme.yaml': soundFiles['programme.yaml']!.replace('code: kecil', 'code: bertes'),
      'tests/satu.yaml': file,
    });
    const { programmeVersionId } = await loadPack(test.db, pack.dir);
    const kept =
      'select code, title, minutes, body from stage_test where programme_version_id = $1';
    const [row] = await test.db.query(kept, [programmeVersionId]);
    expect(row).toMatchObject({ code: 'satu-tes', minutes: 4, body: { pass: 0 } });
    await expect(
      test.db.query('delete from stage_test where programme_version_id = $1', [programmeVersionId]),
    ).rejects.toThrow('published and never changes');
  });

  it('makes safe HTML with pictures that have an address, a size and words', async () => {
    await using pack = await writePack();
    const { programmeVersionId } = await loadPack(test.db, pack.dir);
    const [lesson] = await test.db.query(
      `select body from step where programme_version_id = $1 and code = 'a1-l1'`,
      [programmeVersionId],
    );
    const [media] = await test.db.query('select hash, type, bytes from content_media');
    expect(media).toMatchObject({ type: 'image/svg+xml', bytes: 97 });
    expect(lesson.body.html).toContain(
      `<img src="/api/v1/media/${media.hash}" alt="Sebuah rumah" width="320" height="180" loading="lazy" />`,
    );
    expect(lesson.body.html).toContain(
      '<a href="https://example.org" rel="noopener" target="_blank">laman ini</a>',
    );
    expect(lesson.body.markdown).toContain(`![Sebuah rumah](/api/v1/media/${media.hash})`);
  });

  it('leaves a heavy picture to be asked for, with what it weighs', async () => {
    const svg = soundFiles['a1/media/rumah.svg']! + ' '.repeat(70_000);
    await using pack = await writePack({
      'programme.yaml': soundFiles['programme.yaml']!.replace('code: kecil', 'code: berat'),
      'a1/media/rumah.svg': svg,
    });
    const { programmeVersionId } = await loadPack(test.db, pack.dir);
    const [lesson] = await test.db.query(
      `select body from step where programme_version_id = $1 and code = 'a1-l1'`,
      [programmeVersionId],
    );
    expect(lesson.body.html).toMatch(
      /<img data-src="\/api\/v1\/media\/[0-9a-f]{64}" data-bytes="70097" alt="Sebuah rumah"/,
    );
    expect(lesson.body.html).not.toContain(' src=');
  });

  it('twice, also at the same moment, changes nothing', async () => {
    await using pack = await writePack();
    const first = await loadPack(test.db, pack.dir);
    const again = await Promise.all([loadPack(test.db, pack.dir), loadPack(test.db, pack.dir)]);
    for (const loaded of again) expect(loaded).toEqual({ ...first, isNew: false });
  });

  it('refuses other content under a published number, and takes it as the next version', async () => {
    await using pack = await writePack();
    await loadPack(test.db, pack.dir);
    const changes = { 'm1/module.yaml': soundFiles['m1/module.yaml']!.replace('Jalur', 'Jalan') };
    await using changed = await writePack(changes);
    await expect(loadPack(test.db, changed.dir)).rejects.toThrow(
      'Version 1 of programme "kecil" is already published with other content, and published versions never change. Give the pack version 2 in programme.yaml.',
    );
    await using next = await writePack({
      ...changes,
      'programme.yaml': soundFiles['programme.yaml']!.replace('version: 1', 'version: 2'),
    });
    expect(await loadPack(test.db, next.dir)).toMatchObject({ version: 2, isNew: true });
  });

  it('leaves nothing behind when the pack has faults', async () => {
    await using pack = await writePack({
      'programme.yaml': soundFiles['programme.yaml']!.replace('code: kecil', 'code: rusak'),
      'a1/quiz.yaml': 'code: a1-q\n',
    });
    await expect(loadPack(test.db, pack.dir)).rejects.toThrow('a1/quiz.yaml:1: ');
    expect(await test.db.query(`select from programme where code = 'rusak'`)).toEqual([]);
  });
});

describe('the built-in programme', () => {
  it('loads every version without a fault, and once', async () => {
    const loaded = await loadBuiltInPacks(test.db);
    expect(loaded).toMatchObject([
      { code: 'pijar', version: 1 },
      { code: 'pijar', version: 2 },
    ]);
    const again = await loadBuiltInPacks(test.db);
    expect(again).toEqual(loaded.map((pack) => ({ ...pack, isNew: false })));
  });

  it('keeps version 1 word for word: programmes in use hold it', async () => {
    await loadBuiltInPacks(test.db);
    const [version] = await test.db.query(
      `select v.content_hash from programme_version v join programme p on p.id = v.programme_id
        where p.code = 'pijar' and v.number = 1`,
    );
    expect(version.content_hash).toBe(
      '66ea5847d9885894f515a0d7d420ea8ca856b129308b6a94ac03faf8c4450d9c',
    );
  });

  it('has every step of version 1 in version 2 under the same code', async () => {
    await loadBuiltInPacks(test.db);
    const lost = await test.db.query(
      `select one.code from step one join programme_version v on v.id = one.programme_version_id
         join programme p on p.id = v.programme_id
        where p.code = 'pijar' and v.number = 1 and not exists (
          select 1 from step two join programme_version w on w.id = two.programme_version_id
           where w.programme_id = p.id and w.number = 2 and two.code = one.code and two.kind = one.kind)`,
    );
    expect(lost).toEqual([]);
  });
});
