/** @jest-environment node */
import { keepFile, keptFile } from '@pijar/learning/phone';
import { MemoryShelves } from '@pijar/shared/phone';
import type { FileView } from '@pijar/submissions/contracts';
import { contentOf, previewOf } from '@pijar/submissions/look';
import { keepSeen, roomOfTalk } from './keep-seen';

const ask = jest.fn();
let shelves: MemoryShelves;
const file = (id: string, more: Partial<FileView> = {}) =>
  ({ id, kind: 'photo', size: 300_000, hasPreview: true, ...more }) as FileView;
const sent = (...files: FileView[]) => [{ files }];
const asked = () => ask.mock.calls.map(([url]) => url as string);
const hasBytes = async (url: string) => (await keptFile(shelves, url)) !== undefined;

beforeEach(() => {
  shelves = new MemoryShelves('siti');
  ask.mockReset().mockImplementation(async () => new Response('bytes'));
  Object.assign(globalThis, { fetch: ask });
});

describe('what she sees and hears of a conversation', () => {
  const photo = file('p');
  const voice = file('v', { kind: 'voice', hasPreview: false });

  it('is kept: small pictures at once and once, voices and large photos when they pass', async () => {
    await keepSeen(shelves, 'her', sent(photo, voice));
    await keepSeen(shelves, 'her', sent(photo, voice));
    expect(asked()).toEqual([previewOf(photo)]);
    expect(await hasBytes(previewOf(photo))).toBe(true);
    expect(await hasBytes(contentOf(voice))).toBe(false);
  });

  it('goes when newer ones need the room, and when it was erased', async () => {
    const stepId = 'talk/her';
    await keepSeen(shelves, 'her', sent(photo, voice));
    await keepFile(shelves, { url: contentOf(voice), stepId }, new Response('heard'));
    const newer = file('n', { kind: 'voice', size: roomOfTalk - 300_000 });
    await keepSeen(shelves, 'her', [...sent(photo), ...sent(voice), ...sent(newer)]);
    expect(await hasBytes(contentOf(voice))).toBe(true);
    expect(await hasBytes(previewOf(photo))).toBe(false);
    await keepSeen(shelves, 'her', []);
    expect(await hasBytes(contentOf(voice))).toBe(false);
  });

  it('touches nothing of another conversation, or of a saved module', async () => {
    await keepFile(shelves, { url: '/a', stepId: 'talk/another' }, new Response('theirs'));
    await keepFile(shelves, { url: '/b', stepId: 's1' }, new Response('hers'));
    await keepSeen(shelves, 'her', sent(photo));
    expect([await hasBytes('/a'), await hasBytes('/b')]).toEqual([true, true]);
  });

  it('is nobody’s fault where the line is cut, or nothing can be kept', async () => {
    ask.mockRejectedValue(new TypeError('cut'));
    await expect(keepSeen(shelves, 'her', sent(photo))).resolves.toBeUndefined();
    await expect(keepSeen(null, 'her', sent(photo))).resolves.toBeUndefined();
  });
});
