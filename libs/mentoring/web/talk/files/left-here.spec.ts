/** @jest-environment node */
import { MemoryShelves } from '@pijar/shared/phone';
import { FILES, messageWork, type Item, type KeptFile } from '@pijar/submissions/phone';
import { isLeftHere, itemsAgain } from './left-here';

async function phoneWith(...files: { id: string; work?: string; place: Item['place'] }[]) {
  const shelves = new MemoryShelves('siti');
  for (const { id, work = messageWork('her'), place } of files) {
    const item: Item = {
      ...{ id, kind: 'photo', name: 'a.jpg', type: 'image/jpeg', size: 3, seconds: null },
      ...{ place, fileId: null, sha256: null, isHere: true, carriedFrom: null },
    };
    const kept: KeptFile = { item, work, uploadUrl: 'u', corruptions: 0 };
    await shelves.put(FILES, id, kept, new Blob(['abc']));
  }
  return shelves;
}
const here: Item['place'] = { at: 'phone' };
const refused: Item['place'] = { at: 'refused', refusal: 'file-corrupted' };

describe('what lies here for a message', () => {
  it('is what was chosen for this conversation and did not go with a message', async () => {
    const shelves = await phoneWith(
      { id: 'a', place: here },
      { id: 'b', work: 'm/s', place: here },
    );
    expect(await isLeftHere(shelves, 'her', new Set())).toBe(true);
    expect(await isLeftHere(shelves, 'her', new Set(['a']))).toBe(false);
    expect(await isLeftHere(shelves, 'another', new Set())).toBe(false);
    expect(await isLeftHere(null, 'her', new Set())).toBe(false);
  });

  it('goes again from its first byte, or stays behind', async () => {
    const both = [
      { id: 'a', place: here },
      { id: 'b', place: refused },
    ];
    const again = await phoneWith(...both);
    expect(await itemsAgain(again, ['a', 'b'], false)).toEqual(['a', 'b']);
    const kept = await again.get<KeptFile>(FILES, 'b');
    expect([kept!.item.place, kept!.uploadUrl]).toEqual([here, null]);
    const without = await phoneWith(...both);
    expect(await itemsAgain(without, ['a', 'b'], true)).toEqual(['a']);
    expect(await without.get(FILES, 'b')).toBeUndefined();
  });

  it('is not waited for when its bytes are gone', async () => {
    expect(await itemsAgain(await phoneWith(), ['lost'], false)).toEqual([]);
  });
});
