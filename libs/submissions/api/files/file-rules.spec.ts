import { setImmediate as turn } from 'node:timers/promises';
import { byteRangeOf } from './byte-range';
import { dispositionOf, tidyFileName } from './file-name';
import { Slots } from './slots';

describe('a range of bytes', () => {
  it.each([
    [undefined, null],
    ['bytes=0-9', { start: 0, end: 9 }],
    ['bytes=90-', { start: 90, end: 99 }],
    ['bytes=95-200', { start: 95, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=-500', { start: 0, end: 99 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=9-3', null],
    ['bytes=-', null],
    ['bytes=0-1,5-6', null],
    ['lines=0-1', null],
  ])('%s of 100 bytes', (header, expected) => {
    expect(byteRangeOf(header, 100)).toEqual(expected);
  });
});

describe('a file’s name', () => {
  it.each([
    ['foto.jpg', 'foto.jpg'],
    ['/sdcard/DCIM/foto.jpg', 'foto.jpg'],
    ['C:\\Users\\Sri\\catatan.pdf', 'catatan.pdf'],
    ['kue\u202egpj.exe', 'kuegpj.exe'],
    ['a\u0000b\nc', 'abc'],
    ['   ', 'berkas'],
    ['..', '..'],
    ['\ud800x', 'x'],
  ])('%j is shown as %j', (given, shown) => {
    expect(tidyFileName(given)).toBe(shown);
  });

  it('keeps whole characters when it is cut', () => {
    expect(tidyFileName('🍪'.repeat(300))).toBe('🍪'.repeat(120));
  });

  it('cannot leave its header', () => {
    expect(dispositionOf('a"; filename=evil.exe\\', 'jpg', false)).toBe(
      `attachment; filename="a_; filename=evil.jpg"; filename*=UTF-8''a%22%3B%20filename%3Devil.jpg`,
    );
  });
});

describe('slots', () => {
  it('let only so many work at once, in the order they came, also after a fault', async () => {
    const slots = new Slots(2);
    const log: string[] = [];
    let running = 0;
    let most = 0;
    const work = (name: string) => async () => {
      running += 1;
      most = Math.max(most, running);
      log.push(name);
      await turn();
      running -= 1;
      if (name === 'b') throw new Error(name);
    };
    const all = await Promise.allSettled(
      ['a', 'b', 'c', 'd', 'e'].map((name) => slots.run(work(name))),
    );
    expect(most).toBe(2);
    expect(log).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(all.map((outcome) => outcome.status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
      'fulfilled',
    ]);
  });
});
