import type { Missing, MissingStep, StagePath } from '@pijar/learning/contracts';
import { missingPhrases, opensAfter } from './missing-words';

const step = (title: string, state: MissingStep['state'] = 'open'): MissingStep => ({
  ...{ stepId: title, code: title, title, kind: 'assignment', state },
});
const gap = (
  kind: Missing['kind'],
  count: number,
  steps: MissingStep[],
  toChoose = 0,
): Missing => ({
  ...{ kind, count, toChoose, steps },
});
/** `send Foto`, `readSome 3`. */
const short = (...missing: Missing[]) =>
  missingPhrases(missing).map(({ key, params }) =>
    [key.replace('learning.missing.', ''), ...Object.values(params)].join(' '),
  );

describe('what is missing, in words', () => {
  it('names one thing and counts several', () => {
    expect(short(gap('lessons', 1, [step('Pisah dompet')]))).toEqual(['read Pisah dompet']);
    expect(short(gap('lessons', 2, [step('A'), step('B')]))).toEqual(['readSome 2']);
    expect(short(gap('sessions', 1, [step('Hari pertama')]))).toEqual(['attend Hari pertama']);
    expect(short(gap('quizzes', 2, [step('A'), step('B')]))).toEqual(['quizSome 2']);
    expect(short(gap('clinics', 1, [step('Klinik')]))).toEqual(['clinic Klinik']);
  });

  it('counts where any of several will do', () => {
    expect(short(gap('quizzes', 1, [step('A'), step('B')]))).toEqual(['quizSome 1']);
    expect(short(gap('assignments', 1, [step('A'), step('B'), step('C')]))).toEqual(['sendSome 1']);
  });

  it('says work that came back first and work that a coach has last', () => {
    expect(
      short(
        gap('lessons', 1, [step('Baca')]),
        gap('assignments', 3, [step('A', 'waiting'), step('B'), step('C', 'returned')]),
      ),
    ).toEqual(['again C', 'read Baca', 'send B', 'wait A']);
  });

  it('asks for no more work than the rule', () => {
    expect(short(gap('assignments', 1, [step('A', 'waiting'), step('B'), step('C')]))).toEqual([
      'wait A',
    ]);
  });

  it('asks to choose tracks, then for the work in them', () => {
    expect(short(gap('tracks', 2, [], 2))).toEqual(['choose 2']);
    expect(short(gap('tracks', 2, [step('Izin')], 1))).toEqual(['choose 1', 'send Izin']);
    expect(short(gap('tracks', 1, [step('Izin', 'returned')]))).toEqual(['again Izin']);
  });
});

describe('how a closed stage opens', () => {
  const before = (...missing: Missing[]) => ({ title: 'Internalisasi', missing }) as StagePath;

  it('is one sentence with the one thing to do', () => {
    const work = gap('assignments', 1, [step('Catat 7 Hari', 'returned')]);
    expect(opensAfter(before(work), 'Orientasi')).toEqual({
      key: 'learning.missing.againThen',
      params: { title: 'Catat 7 Hari', stage: 'Orientasi' },
    });
  });

  it('or the number of things', () => {
    const two = [gap('lessons', 1, [step('A')]), gap('clinics', 1, [step('K')])];
    expect(opensAfter(before(...two), 'Orientasi')).toEqual({
      key: 'learning.missing.closed',
      params: { before: 'Internalisasi', stage: 'Orientasi', count: 2 },
    });
  });
});
