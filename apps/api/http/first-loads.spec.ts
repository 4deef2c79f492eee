import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { FirstLoads } from './first-loads';

describe('what a page asks for one after the other', () => {
  let folder: string;

  beforeEach(async () => (folder = await mkdtemp(path.join(os.tmpdir(), 'first-loads-'))));
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is named with the first answer', async () => {
    const list = {
      '': ['theme.js', 'styles.css', 'main.js'],
      '/masuk': ['a.js', 'b.js'],
      '/belajar/langkah/*': ['c.js'],
      '/belajar/langkah/* lesson': ['d.js'],
    };
    await writeFile(path.join(folder, 'first-loads.json'), JSON.stringify(list));
    const loads = new FirstLoads(folder);
    const first =
      '</theme.js>; rel="preload"; as="script", </styles.css>; rel="preload"; as="style", </main.js>; rel="modulepreload"';
    const script = (name: string) => `</${name}>; rel="modulepreload"`;
    expect(loads.linkOf('/masuk')).toBe([first, script('a.js'), script('b.js')].join(', '));
    const step = [first, script('c.js')].join(', ');
    expect(loads.linkOf('/belajar/langkah/0192')).toBe(step);
    expect(loads.linkOf('/belajar/langkah/0192', 'clinic')).toBe(step);
    expect(loads.linkOf('/belajar/langkah/0192', 'lesson')).toBe(`${step}, ${script('d.js')}`);
    expect(loads.linkOf('/petugas')).toBe(first);
  });

  it('is left out where the build made no list', () => {
    expect(new FirstLoads(folder).linkOf('/masuk')).toBeUndefined();
  });
});
