import type { FileView } from '@pijar/submissions/contracts';
import { carriedItem, isOnItsWay, mergedItems, placeFrom, type Item } from './item';
import { fileIdOf } from './send-by-tus';

const file = (change: Partial<FileView> = {}): FileView => ({
  id: 'f1',
  name: 'foto.jpg',
  state: 'ready',
  refusal: null,
  kind: 'photo',
  type: 'image/jpeg',
  size: 300_000,
  receivedSha256: 'abc',
  hasPreview: true,
  width: 1600,
  height: 1200,
  attemptId: null,
  createdAt: '2026-11-22T08:00:00Z',
  ...change,
});
const item = (change: Partial<Item> = {}): Item => ({
  id: 'i1',
  kind: 'photo',
  name: 'foto.jpg',
  type: 'image/jpeg',
  size: 300_000,
  seconds: null,
  place: { at: 'phone' },
  fileId: null,
  sha256: 'abc',
  isHere: true,
  carriedFrom: null,
  ...change,
});
const received = item({ fileId: 'f1', place: { at: 'received' } });

describe('where a file is', () => {
  it('is received only when the server holds the same bytes', () => {
    expect(placeFrom(item(), file())).toEqual({ at: 'received' });
    expect(placeFrom(item(), file({ receivedSha256: 'other' }))).toEqual({
      at: 'refused',
      refusal: 'file-corrupted',
    });
  });

  it('believes the server where the phone cannot count', () => {
    expect(placeFrom(item({ sha256: null }), file())).toEqual({ at: 'received' });
  });

  it('carries the reason of a refusal', () => {
    const refused = file({ state: 'refused', refusal: 'image-broken' });
    expect(placeFrom(item(), refused)).toEqual({ at: 'refused', refusal: 'image-broken' });
  });
});

describe('the files of a phone and of the server', () => {
  const none = new Set<string>();

  it('are one list, with those of another phone added', () => {
    const merged = mergedItems([received], [file(), file({ id: 'f2' })], none);
    expect(merged.map(({ id, isHere }) => [id, isHere])).toEqual([
      ['i1', true],
      ['f2', false],
    ]);
  });

  it('leaves out what became part of an attempt, but not what is carried into the next', () => {
    const carried = carriedItem(file({ id: 'f0' }), 'c0');
    const merged = mergedItems([carried, received], [], new Set(['f0', 'f1']));
    expect(merged).toEqual([carried]);
  });

  it('carries a file over once more when the server forgot it', () => {
    const carried = carriedItem(file({ id: 'f0' }), 'c0');
    const there: Item = { ...carried, fileId: 'c0', place: { at: 'received' } };
    expect(mergedItems([there], [], new Set(['f0']))).toEqual([carried]);
  });

  it('sends again what the server forgot', () => {
    expect(mergedItems([received], [], none)).toEqual([
      { ...received, fileId: null, place: { at: 'phone' } },
    ]);
  });

  it('names lost what is neither here nor there', () => {
    const elsewhere = { ...received, isHere: false };
    expect(mergedItems([elsewhere], [], none)[0].place).toEqual({
      at: 'refused',
      refusal: 'file-lost',
    });
  });

  it('leaves alone what has not been sent', () => {
    const merged = mergedItems([item()], [], none);
    expect(merged).toEqual([item()]);
    expect(isOnItsWay(merged[0])).toBe(true);
  });
});

describe('an upload', () => {
  it('reads the id of an upload from its address', () => {
    expect(fileIdOf('https://pijar.id/api/v1/uploads/0192-abc/?x=1')).toBe('0192-abc');
  });
});
