/** @jest-environment node */
import 'fake-indexeddb/auto';
import { randomBytes } from 'node:crypto';
import type { Entry } from '../outbox/entry';
import { Outbox } from '../outbox/outbox';
import { openPhoneDatabase } from './phone-database';
import { PhoneVault } from './phone-vault';

const siti = { accountId: 'siti', name: 'Siti Aminah', signInName: 'PJR-001' };
const wati = { accountId: 'wati', name: 'Wati', signInName: 'PJR-002' };
const recoveryKey = () => randomBytes(32).toString('base64');
let names = 0;

/** A phone that nobody used yet. */
async function newPhone() {
  const name = `phone-${++names}`;
  return { name, vault: (await PhoneVault.open(name))! };
}

describe('the vault of a phone', () => {
  it('gives back what was kept, with its file, also after a reload', async () => {
    const { name, vault } = await newPhone();
    const { shelves } = await vault.enter(siti, recoveryKey(), '482915');
    const photo = new Blob([new Uint8Array([1, 2, 3])], { type: 'image/jpeg' });
    await shelves.put('drafts', 'd1', { text: 'Keripik pisang' }, photo);
    const again = (await (await PhoneVault.open(name))!.unlocked())!;
    expect(again.accountId).toBe('siti');
    expect(await again.get('drafts', 'd1')).toEqual({ text: 'Keripik pisang' });
    const file = await again.file('drafts', 'd1', 'image/jpeg');
    expect([file?.type, [...new Uint8Array(await file!.arrayBuffer())]]).toEqual([
      'image/jpeg',
      [1, 2, 3],
    ]);
  });

  it('opens with the right PIN without the server, and with no other', async () => {
    const { vault } = await newPhone();
    const { shelves } = await vault.enter(siti, recoveryKey(), '482915');
    await shelves.put('drafts', 'd1', 'rahasia');
    await vault.lock();
    expect(await vault.unlocked()).toBeNull();
    expect(await vault.unlock('siti', '482916')).toBeNull();
    expect(await vault.unlocked()).toBeNull();
    const opened = await vault.unlock('siti', '482915');
    expect(await opened!.get('drafts', 'd1')).toBe('rahasia');
  });

  it('opens with a new PIN after a reset, by the recovery key; the old PIN is worth nothing then', async () => {
    const { vault } = await newPhone();
    const key = recoveryKey();
    const { shelves } = await vault.enter(siti, key, '482915');
    await shelves.put('outbox', 'o1', 'belum terkirim');
    const { shelves: after, isRenewed } = await vault.enter(siti, key, '739164');
    expect([isRenewed, await after.get('outbox', 'o1')]).toEqual([false, 'belum terkirim']);
    expect(await vault.unlock('siti', '482915')).toBeNull();
    expect(await (await vault.unlock('siti', '739164'))!.get('outbox', 'o1')).toBe(
      'belum terkirim',
    );
  });

  it('keeps an earlier PIN when somebody comes back without typing it', async () => {
    const { vault } = await newPhone();
    const key = recoveryKey();
    await vault.enter(siti, key, '482915');
    await vault.enter(siti, key, null);
    expect(await vault.unlock('siti', '482915')).not.toBeNull();
  });

  it('keeps several people apart: nothing readable lies in the database', async () => {
    const { name, vault } = await newPhone();
    const { shelves: hers } = await vault.enter(siti, recoveryKey(), '482915');
    await hers.put('drafts', 'd1', 'hutang ke tetangga', new Blob(['foto nota']));
    const { shelves: others } = await vault.enter(wati, recoveryKey(), '739164');
    expect(await others.all('drafts')).toEqual([]);
    const database = await openPhoneDatabase(name);
    const rows = await database.getAll('rows');
    const text = rows
      .flatMap((row) => [row.sealed, row.file!.sealed])
      .map((bytes) => Buffer.from(bytes).toString('latin1'))
      .join();
    expect(rows).toHaveLength(1);
    expect(text).not.toMatch(/hutang|nota/);
    // A row that is moved to somebody else's shelf, key and all, does not open there.
    await database.put('rows', { ...rows[0]!, account: 'wati' });
    expect(await others.all('drafts')).toEqual([]);
    expect(await vault.counts('drafts')).toEqual([
      expect.objectContaining({ accountId: 'siti', count: 1 }),
      expect.objectContaining({ accountId: 'wati', count: 1 }),
    ]);
  });

  it('tells of the outbox how much is unsent, not what the server has or nobody did on purpose', async () => {
    const { vault } = await newPhone();
    const { shelves } = await vault.enter(siti, recoveryKey(), null);
    const outbox = new Outbox(shelves);
    const deed = { kind: 'learning.fact', schema: 1, subject: 'learning/m', payload: {} };
    await outbox.add({ ...deed, isSilent: true });
    const { id } = await outbox.add(deed);
    await outbox.add(deed);
    expect(await vault.counts('outbox')).toMatchObject([{ accountId: 'siti', count: 2 }]);
    await shelves.change<Entry>('outbox', id, (entry) => ({
      ...entry,
      state: { at: 'received', receipt: null },
    }));
    expect(await vault.counts('outbox')).toMatchObject([{ accountId: 'siti', count: 1 }]);
  });

  it('changes what another tab changed meanwhile, and loses neither', async () => {
    const { name, vault } = await newPhone();
    const { shelves } = await vault.enter(siti, recoveryKey(), null);
    const other = (await (await PhoneVault.open(name))!.unlocked())!;
    await shelves.put('drafts', 'd1', { count: 0 });
    const add = (value: { count: number }) => ({ count: value.count + 1 });
    await Promise.all([
      ...Array.from({ length: 5 }, () => shelves.change('drafts', 'd1', add)),
      ...Array.from({ length: 5 }, () => other.change('drafts', 'd1', add)),
    ]);
    expect(await shelves.get('drafts', 'd1')).toEqual({ count: 10 });
    expect(await shelves.change('drafts', 'd2', add)).toBe('gone');
  });

  it('keeps the file of a value that changes, in the order of ids, until it is removed', async () => {
    const { vault } = await newPhone();
    const { shelves } = await vault.enter(siti, recoveryKey(), null);
    await shelves.put('files', 'b', { sent: 0 }, new Blob(['foto']));
    await shelves.put('files', 'a', { sent: 0 });
    await shelves.change('files', 'b', () => ({ sent: 4 }));
    expect(await shelves.all('files')).toEqual([
      { id: 'a', value: { sent: 0 } },
      { id: 'b', value: { sent: 4 } },
    ]);
    expect(await (await shelves.file('files', 'b'))!.text()).toBe('foto');
    await shelves.remove('files', ['b']);
    expect(await shelves.file('files', 'b')).toBeUndefined();
  });

  it('says so when neither key opens what lay here, and begins anew', async () => {
    const { vault } = await newPhone();
    const { shelves } = await vault.enter(siti, recoveryKey(), '482915');
    await shelves.put('drafts', 'd1', 'lama');
    const { shelves: after, isRenewed } = await vault.enter(siti, recoveryKey(), '739164');
    expect([isRenewed, await after.all('drafts')]).toEqual([true, []]);
  });

  it('forgets somebody entirely and leaves the others', async () => {
    const { vault } = await newPhone();
    const { shelves: hers } = await vault.enter(siti, recoveryKey(), null);
    await hers.put('drafts', 'd1', 'a');
    const { shelves: others } = await vault.enter(wati, recoveryKey(), null);
    await others.put('drafts', 'd1', 'b');
    await vault.forget('siti');
    expect((await vault.accounts()).map(({ accountId }) => accountId)).toEqual(['wati']);
    expect(await others.get('drafts', 'd1')).toBe('b');
    expect(await vault.counts('drafts')).toHaveLength(1);
  });
});
