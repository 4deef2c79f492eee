import { newId } from '@pijar/shared/api';
import type { DataSource } from 'typeorm';

export interface TestProgramme {
  programmeVersionId: string;
  stages: Record<'internalisasi' | 'orientasi' | 'mastery', string>;
  /** Step ids by code: l1, q1, a1 | hari-1, hari-2, oa1 | ma1, ma2, klinik. */
  steps: Record<string, string>;
  tracks: { m1: string; m2: string };
}

const rubric = {
  passTotal: 4,
  passEach: 1,
  criteria: ['jelas', 'jujur', 'lengkap'].map((code) => ({
    code,
    title: code,
    promise: `Karya ${code}.`,
    levels: { belum: 'Belum', mulai: 'Mulai', cukup: 'Cukup', mahir: 'Mahir' },
  })),
};
const assignment = {
  brief: ['Satu', 'Dua', 'Tiga'],
  accepts: ['text', 'photo', 'voice', 'document', 'link'],
  suggested: 'text',
  goodExampleHtml: '<p>Contoh</p>',
  rubric,
  phrases: { good: ['Bagus.'], change: ['Tambahkan harga.'] },
};
const quiz = {
  pass: 60,
  questions: [
    {
      code: 'q1',
      kind: 'single',
      prompt: 'Mana yang benar?',
      reread: 'l1',
      choices: [
        { code: 'a', text: 'Ini', isCorrect: true, why: 'Benar.' },
        { code: 'b', text: 'Itu', isCorrect: false, why: 'Belum tepat.' },
      ],
    },
  ],
};
const lesson = {
  summary: 'Ringkas',
  markdown: 'Isi',
  html: '<p>Isi</p>',
  checked: null,
  audio: null,
  video: null,
};

/** A small published programme with every kind of step and a test of its first stage; small enough to finish in a test, shaped like the real one. */
export async function makeProgramme(db: DataSource): Promise<TestProgramme> {
  const [programmeId, versionId, sI, sO, sM] = Array.from({ length: 5 }, newId) as [
    string,
    string,
    string,
    string,
    string,
  ];
  await db.query('insert into programme (id, code, title) values ($1, $2, $3)', [
    programmeId,
    `uji-${programmeId}`,
    'PIJAR Uji',
  ]);
  await db.query(
    `insert into programme_version (id, programme_id, number, state, content_hash) values ($1, $2, 1, 'draft', 'x')`,
    [versionId, programmeId],
  );
  const rules = {
    [sI]: [{ kind: 'lessons_done' }, { kind: 'assignments_accepted', of: ['a1'], at_least: 1 }],
    [sO]: [
      { kind: 'sessions_attended', of: ['hari-1', 'hari-2'], at_least: 2 },
      { kind: 'assignments_accepted', of: ['oa1'], at_least: 1 },
    ],
    [sM]: [
      { kind: 'tracks_accepted', at_least: 1 },
      { kind: 'clinics_attended', at_least: 1 },
    ],
  };
  const stages = [
    [sI, 'internalisasi', 1, 'Internalisasi'],
    [sO, 'orientasi', 2, 'Orientasi'],
    [sM, 'mastery', 3, 'Mastery'],
  ] as const;
  const steps: Record<string, string> = {};
  let position = 0;
  const addStep = async (
    stage: string,
    module: string | null,
    code: string,
    kind: string,
    body: object,
  ) => {
    steps[code] = newId();
    await db.query(
      `insert into step (id, programme_version_id, stage_id, module_id, code, position, kind, title, minutes, due_after_days, body)
       values ($1, $2, $3, $4, $5, $6, $7, $8, 4, $9, $10)`,
      [
        steps[code],
        versionId,
        stage,
        module,
        code,
        ++position,
        kind,
        `Langkah ${code}`,
        kind === 'assignment' ? 10 : null,
        body,
      ],
    );
  };
  const addModule = async (stage: string, courseId: string, code: string, isTrack: boolean) => {
    const id = newId();
    await db.query(
      `insert into module (id, course_id, stage_id, code, position, title, summary, is_track)
       values ($1, $2, $3, $4, $5, $6, '', $7)`,
      [id, courseId, stage, code, ++position, `Modul ${code}`, isTrack],
    );
    return id;
  };
  const modules: Record<string, string> = {};
  for (const [id, code, order, title] of stages) {
    await db.query(
      `insert into stage (id, programme_version_id, code, position, title, purpose, rule) values ($1, $2, $3, $4, $5, '', $6)`,
      [id, versionId, code, order, title, { all: rules[id] }],
    );
    const courseId = newId();
    await db.query(
      'insert into course (id, stage_id, code, position, title) values ($1, $2, $3, 1, $4)',
      [courseId, id, `${code}-kursus`, title],
    );
    const codes = code === 'internalisasi' ? ['i1'] : code === 'orientasi' ? ['o1'] : ['m1', 'm2'];
    for (const m of codes) modules[m] = await addModule(id, courseId, m, code === 'mastery');
  }
  await addStep(sI, modules['i1']!, 'l1', 'lesson', lesson);
  await addStep(sI, modules['i1']!, 'q1', 'quiz', quiz);
  await addStep(sI, modules['i1']!, 'a1', 'assignment', assignment);
  await addStep(sO, modules['o1']!, 'oa1', 'assignment', assignment);
  await addStep(sO, null, 'hari-1', 'session', {});
  await addStep(sO, null, 'hari-2', 'session', {});
  await addStep(sM, modules['m1']!, 'ma1', 'assignment', assignment);
  await addStep(sM, modules['m2']!, 'ma2', 'assignment', assignment);
  await addStep(sM, null, 'klinik', 'clinic', {});
  const test = { pass: 0, questions: quiz.questions.map((each) => ({ ...each, reread: null })) };
  await db.query(
    `insert into stage_test (id, stage_id, programme_version_id, code, title, minutes, body)
     values ($1, $2, $3, 'internalisasi-tes', 'Yang sudah saya tahu', 3, $4)`,
    [newId(), sI, versionId, test],
  );
  await db.query(
    `update programme_version set state = 'published', published_at = now() where id = $1`,
    [versionId],
  );
  return {
    programmeVersionId: versionId,
    stages: { internalisasi: sI, orientasi: sO, mastery: sM },
    steps,
    tracks: { m1: modules['m1']!, m2: modules['m2']! },
  };
}
