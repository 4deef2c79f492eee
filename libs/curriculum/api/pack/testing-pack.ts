import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The files of a small pack without faults; a test replaces what it needs. */
export const soundFiles: Readonly<Record<string, string>> = {
  'programme.yaml': `code: kecil
title: Kecil
version: 1
stages:
  - code: satu
    title: Satu
    purpose: Tujuan satu.
    courses:
      - code: kursus
        title: Kursus
        modules: [a1, m1]
    sessions:
      - code: hari
        title: Hari bersama
        minutes: 60
    clinics:
      - code: klinik
        title: Klinik
        minutes: 60
    rule:
      all:
        - kind: lessons_done
        - kind: assignments_accepted
          of: [a1-a]
          at_least: 1
        - kind: sessions_attended
          of: [hari]
          at_least: 1
        - kind: tracks_accepted
          at_least: 1
`,
  'a1/module.yaml': 'code: a1\ntitle: Modul\nsummary: Ringkas.\ntrack: false\n',
  'a1/01-awal.md': `---
code: a1-l1
title: Awal
minutes: 3
summary: Ringkas.
---

Baca [laman ini](https://example.org).

![Sebuah rumah](media/rumah.svg)

## Ingat

- Satu.

## Coba sekarang

Coba.
`,
  'a1/media/rumah.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180"><rect width="9" height="9"/></svg>\n',
  'a1/quiz.yaml': `code: a1-q
title: Kuis
minutes: 2
pass: 60
questions:
${[1, 2, 3]
  .map(
    (n) => `  - code: q${n}
    kind: single
    prompt: Mana?
    reread: a1-l1
    choices:
      - code: a
        text: Ini
        correct: true
        why: Ya.
      - code: b
        text: Itu
        why: Belum.
      - code: c
        text: Anu
        why: Belum.
`,
  )
  .join('')}  - code: q4
    kind: number
    prompt: Berapa?
    unit: Rp
    answer: 10
    tolerance: 0
    why_right: Ya.
    why_wrong: Belum.
    reread: a1-l1
`,
  'a1/assignment.yaml': assignmentYaml('a1-a'),
  'm1/module.yaml': 'code: m1\ntitle: Jalur\nsummary: Ringkas.\ntrack: true\n',
  'm1/assignment.yaml': assignmentYaml('m1-a'),
};

function assignmentYaml(code: string): string {
  return `code: ${code}
title: Tugas
minutes: 10
due_after_days: 5
brief: [Satu, Dua, Tiga]
accepts: [photo, text]
suggested: text
good_example: |
  Contoh yang baik.
rubric:
  pass_total: 2
  pass_each: 1
  criteria:
    - code: jelas
      title: Jelas
      promise: Jelas.
      levels: { belum: B, mulai: M, cukup: C, mahir: H }
phrases:
  good: [Bagus.]
  change: [Tambahkan.]
`;
}

/** Writes a pack into a folder of its own. `null` leaves a file out. */
export async function writePack(
  changes: Record<string, string | Buffer | null> = {},
): Promise<{ dir: string } & AsyncDisposable> {
  return writeFiles({ ...soundFiles, ...changes });
}

/** Writes files into a folder of their own, by their path in it. */
export async function writeFiles(
  files: Record<string, string | Buffer | null>,
): Promise<{ dir: string } & AsyncDisposable> {
  const dir = await mkdtemp(path.join(tmpdir(), 'pijar-pack-'));
  for (const [name, content] of Object.entries(files)) {
    if (content === null) continue;
    await mkdir(path.dirname(path.join(dir, name)), { recursive: true });
    await writeFile(path.join(dir, name), content);
  }
  return { dir, [Symbol.asyncDispose]: () => rm(dir, { recursive: true }) };
}
