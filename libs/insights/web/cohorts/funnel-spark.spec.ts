import { funnelParts } from './funnel-spark';

const stage = (title: string, open: number, done: number) => ({
  id: title,
  code: title,
  title,
  position: 1,
  locked: 0,
  open,
  done,
});

describe('the funnel', () => {
  it('counts each person once: in her stage, or through', () => {
    expect(
      funnelParts([
        stage('Internalisasi', 4, 14),
        stage('Orientasi', 13, 1),
        stage('Mastery', 0, 1),
      ]),
    ).toEqual([
      { key: 'stage-1', title: 'Internalisasi', count: 4 },
      { key: 'stage-2', title: 'Orientasi', count: 13 },
      { key: 'stage-3', title: 'Mastery', count: 0 },
      { key: 'through', title: null, count: 1 },
    ]);
  });
});
