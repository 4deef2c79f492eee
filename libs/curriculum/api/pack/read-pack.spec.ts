import { edited, faultsOf } from './testing-faults';
import { soundFiles } from './testing-pack';

it('a sound pack has no faults', async () => {
  expect(await faultsOf({})).toEqual([]);
});

describe('a fault is named with file, line and a sentence', () => {
  const lesson = 'a1/01-awal.md';
  const quiz = 'a1/quiz.yaml';
  const work = 'a1/assignment.yaml';
  const cases: [string, Record<string, string | Buffer | null>, string[]][] = [
    ['YAML that is no YAML', { [quiz]: 'code: [a\n' }, ['a1/quiz.yaml:2: ']],
    [
      'a missing field',
      edited(quiz, 'minutes: 2\n', ''),
      ['a1/quiz.yaml:1: `minutes` is missing.'],
    ],
    [
      'a field nobody knows',
      edited(quiz, 'pass: 60', 'pass: 60\npasss: 1'),
      ['a1/quiz.yaml:5: `passs` is not a field that belongs here.'],
    ],
    [
      'a wrong type deep inside',
      edited(work, 'pass_each: 1', 'pass_each: satu'),
      ['a1/assignment.yaml:12: `rubric.pass_each`: '],
    ],
    [
      'front matter of a lesson',
      edited(lesson, 'minutes: 3', 'minutes: tiga'),
      ['a1/01-awal.md:4: `minutes`: '],
    ],
    [
      'a lesson over eight minutes by its own word',
      edited(lesson, 'minutes: 3', 'minutes: 9'),
      ['a1/01-awal.md:4: `minutes`: '],
    ],
    [
      'a lesson over eight minutes by its words',
      edited(lesson, 'Coba.\n', `${'kata '.repeat(900)}\n`),
      ['a1/01-awal.md:7: The lesson takes 9 minutes read aloud (908 words); at most 8. Split it.'],
    ],
    [
      'a lesson without front matter',
      { [lesson]: 'Isi.\n' },
      [
        'a1/01-awal.md:1: A lesson begins with front matter between two lines of three hyphens.',
        'a1/media/rumah.svg:1: No lesson of the module uses this file.',
      ],
    ],
    [
      'a picture that is not there',
      edited(lesson, 'media/rumah.svg', 'media/runah.svg'),
      [
        'a1/01-awal.md:10: There is no file media/runah.svg in this module.',
        'a1/media/rumah.svg:1: No lesson of the module uses this file.',
      ],
    ],
    [
      'a picture from elsewhere',
      edited(lesson, '(media/rumah.svg)', '(https://example.org/a.png)'),
      [
        'a1/01-awal.md:10: A picture lies in the media folder of its module.',
        'a1/media/rumah.svg:1: No lesson of the module uses this file.',
      ],
    ],
    [
      'a picture without words',
      edited(lesson, '[Sebuah rumah]', '[]'),
      ['a1/01-awal.md:10: A picture needs words between the brackets (alt text).'],
    ],
    [
      'HTML',
      edited(lesson, '- Satu.', '- Satu <b>tebal</b>.'),
      ['a1/01-awal.md:14: HTML is not allowed in Markdown.'],
    ],
    [
      'HTML in a heading',
      edited(lesson, '## Ingat', '## <i>Bab</i>\n\n## Ingat'),
      ['a1/01-awal.md:12: HTML is not allowed in Markdown.'],
    ],
    [
      'a heading of level 1',
      edited(lesson, '## Ingat', '# Bab\n\n## Ingat'),
      ['a1/01-awal.md:12: Headings have two or three hashes (## or ###).'],
    ],
    [
      'a link that is not https',
      edited(lesson, 'https://example.org', 'javascript:alert(1)'),
      ['a1/01-awal.md:8: A link begins with https://.'],
    ],
    [
      'a table too wide for a phone',
      edited(lesson, '- Satu.', '| a | b | c | d |\n| - | - | - | - |\n| 1 | 2 | 3 | 4 |'),
      ['a1/01-awal.md:14: A table has at most 3 columns, so that it fits on a phone.'],
    ],
    [
      'a lesson that ends otherwise',
      edited(lesson, '## Coba sekarang', '## Selesai'),
      ['a1/01-awal.md:7: A lesson ends with the headings "## Ingat" and "## Coba sekarang".'],
    ],
    [
      'HTML in the example of good work',
      edited(work, 'Contoh yang baik.', 'Contoh.\n  <script>alert(1)</script>'),
      ['a1/assignment.yaml:10: HTML is not allowed in Markdown.'],
    ],
    [
      'a heavy picture',
      { 'a1/media/rumah.svg': `${soundFiles['a1/media/rumah.svg']}${' '.repeat(200 * 1024)}` },
      ['a1/media/rumah.svg:1: The picture weighs 201 KB; at most 200 KB.'],
    ],
    [
      'a picture that runs',
      edited('a1/media/rumah.svg', '<rect ', '<rect onload="alert(1)" '),
      ['a1/media/rumah.svg:1: The SVG holds a script, '],
    ],
    [
      'a picture that is none',
      { 'a1/media/rumah.png': Buffer.from('bukan gambar') },
      [
        'a1/media/rumah.png:1: The picture cannot be read, ',
        'a1/media/rumah.png:1: No lesson of the module uses this file.',
      ],
    ],
    [
      'no right choice',
      edited(quiz, '        correct: true\n', ''),
      ['a1/quiz.yaml:10: No choice is marked `correct: true`.'],
    ],
    [
      'two right choices of one',
      edited(quiz, 'text: Itu\n', 'text: Itu\n        correct: true\n'),
      ['a1/quiz.yaml:10: A `single` question has one correct choice, not 2.'],
    ],
    [
      'a lesson to read again that is not there',
      edited(quiz, 'reread: a1-l1', 'reread: a1-l9'),
      ['a1/quiz.yaml:9: This module has no lesson `a1-l9` to read again.'],
    ],
    [
      'a question twice',
      edited(quiz, 'code: q2', 'code: q1'),
      ['a1/quiz.yaml:21: Two questions have the code `q1`.'],
    ],
    [
      'points nobody can reach',
      edited(work, 'pass_total: 2', 'pass_total: 4'),
      ['a1/assignment.yaml:11: Nobody can reach more than 3 points.'],
    ],
    [
      'a suggestion that is not accepted',
      edited(work, 'suggested: text', 'suggested: voice'),
      ['a1/assignment.yaml:7: `voice` is not among what is accepted.'],
    ],
    [
      'a code in a rule that is not there',
      edited('programme.yaml', 'of: [a1-a]', 'of: [a1-x]'),
      ['programme.yaml:24: This stage has no assignment with code `a1-x`.'],
    ],
    [
      'a rule that asks for more than there is',
      edited(
        'programme.yaml',
        'tracks_accepted\n          at_least: 1',
        'tracks_accepted\n          at_least: 2',
      ),
      ['programme.yaml:30: Asks for 2, but there are only 1.'],
    ],
    [
      'a code taken twice',
      edited('programme.yaml', '- code: hari', '- code: a1-l1'),
      [
        'programme.yaml:13: The code `a1-l1` is taken by a1/01-awal.md.',
        'programme.yaml:27: This stage has no session with code `hari`.',
      ],
    ],
    [
      'a module without folder, and a folder without module',
      edited('programme.yaml', '[a1, m1]', '[a1, m2]'),
      [
        'm1/module.yaml:1: No course in programme.yaml names this module.',
        'programme.yaml:11: There is no folder `m2`.',
        'programme.yaml:30: Asks for 1, but there are only 0.',
      ],
    ],
    ['a missing programme', { 'programme.yaml': null }, ['programme.yaml:1: The file is missing.']],
    [
      'a missing module.yaml',
      { 'a1/module.yaml': null },
      ['a1/module.yaml:1: The file is missing.'],
    ],
    [
      'a folder named otherwise',
      edited('a1/module.yaml', 'code: a1', 'code: a2'),
      ['a1/module.yaml:1: The folder is called `a1`.'],
    ],
    [
      'a stray file',
      { 'a1/notes.txt': 'x' },
      ['a1/notes.txt:1: This file has no meaning in a module.'],
    ],
  ];

  it.each(cases)('%s', async (_, changes, expected) => {
    const found = await faultsOf(changes);
    expect(found).toEqual(expected.map((start) => expect.stringContaining(start)));
  });

  it('all of them at once', async () => {
    const found = await faultsOf({
      ...edited(quiz, 'reread: a1-l1', 'reread: a1-l9'),
      ...edited(work, 'pass_total: 2', 'pass_total: 4'),
      ...edited(lesson, '## Ingat', '# Ingat'),
    });
    expect(found.map((line) => line.split(':')[0])).toEqual([lesson, work, quiz]);
  });
});
