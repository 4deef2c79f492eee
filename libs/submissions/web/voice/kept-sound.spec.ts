import { MemoryShelves } from '@pijar/shared/phone';
import { FILES } from '@pijar/submissions/phone';
import { SOUNDS, forgetSounds, isRecordingLeft, layAmongFiles, soundsOf } from './kept-sound';

const work = 'keanggotaan/langkah';

async function interrupted(): Promise<MemoryShelves> {
  const shelves = new MemoryShelves('siti');
  for (const id of ['1', '2', '3']) {
    await shelves.put(SOUNDS, id, { work, seconds: +id, type: 'audio/webm' }, new Blob([id]));
  }
  await shelves.put(SOUNDS, '0', { work: 'lain', seconds: 1, type: 'audio/webm' });
  return shelves;
}

describe('a recording that the phone cut short', () => {
  it('is there to be taken up', async () => {
    const shelves = await interrupted();
    expect(await isRecordingLeft(shelves, work)).toBe(true);
    expect(await soundsOf(shelves, work)).toHaveLength(3);
    await forgetSounds(shelves, work);
    expect(await isRecordingLeft(shelves, work)).toBe(false);
  });

  it('is not offered twice where the whole of it lies among the files already', async () => {
    const shelves = await interrupted();
    await shelves.put(FILES, '1', { item: { id: '1' }, work });
    expect(await isRecordingLeft(shelves, work)).toBe(false);
    expect(await soundsOf(shelves, work)).toEqual([]);
    expect(await soundsOf(shelves, 'lain')).toHaveLength(1);
    expect(await shelves.get(FILES, '1')).toBeDefined();
  });

  it('lies among the files under the id of its first piece, and the pieces go', async () => {
    const shelves = await interrupted();
    const laid: unknown[] = [];
    const files = { addSound: async (...given: unknown[]) => void laid.push(given) };
    const sound = new Blob(['123']);
    await layAmongFiles({ sound, seconds: 3 }, 'Suara', files, shelves, work);
    expect(laid).toEqual([[sound, 3, 'Suara', '1']]);
    expect(await soundsOf(shelves, work)).toEqual([]);
    expect(await soundsOf(shelves, 'lain')).toHaveLength(1);
  });
});
