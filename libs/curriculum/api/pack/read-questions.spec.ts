import { readPack } from './read-pack';
import { edited, faultsOf } from './testing-faults';
import { soundFiles, writePack } from './testing-pack';

const quiz = 'a1/quiz.yaml';
const prompt = `    prompt: Yang mana?
    why: { right: Ya., wrong: Belum. }
`;
const numberQuestion = `kind: number
    prompt: Berapa?
    unit: Rp
    answer: 10
    tolerance: 0
    why_right: Ya.
    why_wrong: Belum.
`;
/** A question of kind `match` with these two on the right side of its first pairs. */
const pairs = (first: string, second: string) => `kind: match
${prompt}    pairs:
      - code: a
        left: NIB
        right: ${first}
      - code: b
        left: QRIS
        right: ${second}
      - code: c
        left: HPP
        right: Biaya satu barang
`;
const items = (second: string, third: string) => `kind: order
${prompt}    items:
      - { code: a, text: Hitung }
      - { code: ${second}, text: Catat }
      - { code: ${third}, text: Jual }
      - { code: d, text: Kirim }
`;

it.each([
  pairs('Nomor usaha', 'Kode bayar'),
  items('b', 'c'),
  `kind: true_false\n    answer: false\n${prompt}`,
  `kind: text\n    accept: [SPP-IRT, PIRT]\n${prompt}`,
])('every kind of question is read: %#', async (question) => {
  expect(await faultsOf(edited('a1/quiz.yaml', numberQuestion, question))).toEqual([]);
});

const testOf = (pick: (text: string) => string = (text) => text) =>
  pick(soundFiles['a1/quiz.yaml']!)
    .replace('code: a1-q', 'code: satu-tes')
    .replace('pass: 60\n', '')
    .replace(/ +reread: a1-l1\n/g, '');

describe('the sound of a lesson', () => {
  const lesson = (audio: string) =>
    edited('a1/01-awal.md', 'summary: Ringkas.\n', `summary: Ringkas.\n${audio}`);
  const front = (...lines: string[]) =>
    ['audio:', ...lines, 'seconds: 60', 'transcript: Isi.'].join('\n  ') + '\n';
  const sounds = {
    'a1/media/satu.mp3': Buffer.from('mp3'),
    'a1/media/satu.opus': Buffer.from('o'),
  };

  it('comes in a form for every phone and in one that takes less data', async () => {
    const audio = front('file: media/satu.mp3', 'opus: media/satu.opus');
    await using pack = await writePack({ ...lesson(audio), ...sounds });
    const { stages, media } = await readPack(pack.dir);
    expect(stages[0]!.courses[0]!.modules[0]!.steps[0]!.body).toMatchObject({
      audio: { bytes: 3, seconds: 60, opus: { type: 'audio/ogg', bytes: 1 } },
    });
    expect(media.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['audio/mpeg', 'audio/ogg']),
    );
  });

  it.each([
    [front('file: media/satu.opus'), { 'a1/media/satu.opus': Buffer.from('o') }, '.mp3 or .m4a.'],
    [front('file: media/satu.mp3', 'opus: media/dua.ogg'), sounds, 'no sound media/dua.ogg'],
    [
      front('file: media/satu.mp3', 'opus: media/satu.mp3'),
      { 'a1/media/satu.mp3': Buffer.from('mp3') },
      '.opus, .ogg or .webm.',
    ],
  ])('its faults are named: %#', async (audio, files, expected) => {
    expect(await faultsOf({ ...lesson(audio), ...files })).toContainEqual(
      expect.stringContaining(expected),
    );
  });
});

describe('the test of a stage', () => {
  it('has the shape of a quiz without a mark and without anything to read again', async () => {
    await using pack = await writePack({ 'tests/satu.yaml': testOf() });
    const [stage] = (await readPack(pack.dir)).stages;
    expect(stage!.test).toMatchObject({
      ...{ code: 'satu-tes', title: 'Kuis', minutes: 2 },
      body: { pass: 0, questions: [{ code: 'q1', reread: null }, {}, {}, { kind: 'number' }] },
    });
  });

  it('is left out of a pack that has none: what was published stays word for word the same', async () => {
    await using pack = await writePack();
    expect((await readPack(pack.dir)).stages[0]).not.toHaveProperty('test');
  });

  it.each([
    [{ 'tests/dua.yaml': testOf() }, 'tests/dua.yaml:1: A file in `tests` is called as a stage'],
    [{ 'tests/satu.md': '' }, 'tests/satu.md:1: A file in `tests` is called as a stage'],
    [
      { 'tests/satu.yaml': testOf((text) => text.replace('pass: 60', 'pass: 60\npasss: 60')) },
      'tests/satu.yaml:4: `passs` is not a field that belongs here.',
    ],
    [
      { 'tests/satu.yaml': testOf((text) => text.replace('code: q2', 'code: q1')) },
      'tests/satu.yaml:19: Two questions have the code `q1`.',
    ],
  ])('its faults are named: %#', async (files, expected) => {
    expect(await faultsOf(files)).toEqual([expect.stringContaining(expected)]);
  });
});

describe('a fault in a question is named with file, line and a sentence', () => {
  it.each([
    [
      'two pairs that read the same',
      edited(quiz, numberQuestion, pairs('Surat usaha', 'surat usaha!')),
      ['a1/quiz.yaml:59: "surat usaha!" stands here twice.'],
    ],
    [
      'too few pairs',
      edited(quiz, numberQuestion, pairs('Satu', 'Dua').replace(/ {6}- code: c\n.*\n.*\n/, '')),
      ['a1/quiz.yaml:55: `questions.3.pairs`: '],
    ],
    [
      'an item twice',
      edited(quiz, numberQuestion, items('b', 'b')),
      ['a1/quiz.yaml:58: Two items have the code `b`.'],
    ],
    [
      'a true or false that is neither',
      edited(quiz, numberQuestion, `kind: true_false\n    answer: ya\n${prompt}`),
      ['a1/quiz.yaml:53: `questions.3.answer`: '],
    ],
    [
      'an accepted text without a letter',
      edited(quiz, numberQuestion, `kind: text\n    accept: [NIB, '-']\n${prompt}`),
      ['a1/quiz.yaml:53: `questions.3.accept.1`: needs a letter or a digit.'],
    ],
  ])('%s', async (_, changes, expected) => {
    expect(await faultsOf(changes)).toEqual(
      expected.map((start) => expect.stringContaining(start)),
    );
  });
});
