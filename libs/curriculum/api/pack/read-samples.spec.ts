import path from 'node:path';
import { readPack } from './read-pack';
import { faultsOf } from './testing-faults';

const sample = (scores: string, code = 'warsih') => `    - code: ${code}
      text: Saya mau maju.
      scores: ${scores}
      why: Masih umum.
`;
const set = (step: string, samples: string) => `sets:\n  - step: ${step}\n    samples:\n${samples}`;

describe('samples of a pack', () => {
  it('of the built-in programme are at least six over two rubrics, with every level somewhere', async () => {
    const { samples } = await readPack(path.join(__dirname, '../../pack/pijar-2'));
    expect(samples!.map(({ step }) => step)).toEqual(['i1-a', 'm1-a']);
    const all = samples!.flatMap((each) => each.samples);
    expect(all.length).toBeGreaterThanOrEqual(6);
    const given = all.flatMap(({ scores }) => Object.values(scores));
    expect([...new Set(given)].sort()).toEqual([0, 1, 2, 3]);
  });

  it('have faults with file and line', async () => {
    const two = (first: string, second: string) => ({
      'samples.yaml': set('a1-a', sample(first) + sample(second)),
    });
    expect(await faultsOf(two('{ jelas: 2 }', '{ jelas: 4 }'))).toEqual([
      'samples.yaml:10: `sets.0.samples.1.scores.jelas`: Too big: expected number to be <=3.',
    ]);
    expect(await faultsOf(two('{ asing: 2 }', '{ jelas: 1 }'))).toEqual([
      'samples.yaml:6: The score of `jelas` is missing.',
      'samples.yaml:6: The rubric has no criterion `asing`.',
      'samples.yaml:8: The sample `warsih` stands here twice.',
    ]);
    expect(await faultsOf({ 'samples.yaml': set('zz-a', sample('{}')) })).toEqual([
      'samples.yaml:2: There is no assignment `zz-a`.',
    ]);
  });
});
