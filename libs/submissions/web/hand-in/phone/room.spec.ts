import { TestBed } from '@angular/core/testing';
import { MemoryShelves, PhoneFullError } from '@pijar/shared/phone';
import { Phone } from '@pijar/shared/web';
import { Room } from './room';

/** Somebody's shelves on a phone that is full from a moment on. */
class FullShelves extends MemoryShelves {
  isFull = false;

  override async put(shelf: string, id: string, value: unknown, file?: Blob): Promise<void> {
    if (this.isFull) throw new PhoneFullError(null);
    return super.put(shelf, id, value, file);
  }
}

async function roomOn(shelves: MemoryShelves | null): Promise<Room> {
  TestBed.configureTestingModule({
    providers: [Room, { provide: Phone, useValue: { shelves: async () => shelves } }],
  });
  const room = TestBed.inject(Room);
  await room.open();
  return room;
}

describe('where a hand-in lies', () => {
  it('is the phone, as long as there is room; what comes later stays in the page and nothing is lost', async () => {
    const shelves = new FullShelves('siti');
    const room = await roomOn(shelves);
    await room.put('words', 'a', 'lama');
    shelves.isFull = true;
    await room.put('files', 'f', { name: 'foto' }, new Blob(['abc']));
    expect(room.state()).toBe('full');
    expect([room.hasKept('words', ['a']), room.hasKept('files', ['f'])]).toEqual([true, false]);
    expect((await room.file('files', 'f'))!.size).toBe(3);
    expect(await room.all('files')).toEqual([{ id: 'f', value: { name: 'foto' } }]);
    expect(await shelves.get('words', 'a')).toBe('lama');
  });

  it('is the phone again for what fits later', async () => {
    const shelves = new FullShelves('siti');
    const room = await roomOn(shelves);
    shelves.isFull = true;
    await room.put('words', 'a', 'satu');
    shelves.isFull = false;
    await room.put('words', 'a', 'dua');
    expect([room.hasKept('words', ['a']), await shelves.get('words', 'a')]).toEqual([true, 'dua']);
  });

  it('is the page alone where nothing can be kept', async () => {
    const room = await roomOn(null);
    await room.put('words', 'a', { count: 1 });
    await room.change<{ count: number }>('words', 'a', ({ count }) => ({ count: count + 1 }));
    expect([room.state(), await room.get('words', 'a')]).toEqual(['nowhere', { count: 2 }]);
    await room.remove('words', ['a']);
    expect(await room.change('words', 'a', (value) => value)).toBe('gone');
  });
});
