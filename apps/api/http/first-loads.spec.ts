import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { FirstLoads } from './first-loads';

describe('what a page asks for one after the other', () => {
  let folder: string;

  beforeEach(async () => (folder = await mkdtemp(path.join(os.tmpdir(), 'first-loads-'))));
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is named with the first answer', async () => {
    const list = { '/masuk': ['a.js', 'b.js'], '/belajar/langkah/*': ['c.js'] };
    await writeFile(path.join(folder, 'first-loads.json'), JSON.stringify(list));
    const loads = new FirstLoads(folder);
    expect(loads.linkOf('/masuk')).toBe(
      '</a.js>; rel="modulepreload", </b.js>; rel="modulepreload"',
    );
    expect(loads.linkOf('/belajar/langkah/0192')).toBe('</c.js>; rel="modulepreload"');
    expect(loads.linkOf('/belajar/langkah')).toBeUndefined();
    expect(loads.linkOf('/petugas')).toBeUndefined();
  });

  it('is left out where the build made no list', () => {
    expect(new FirstLoads(folder).linkOf('/masuk')).toBeUndefined();
  });
});
