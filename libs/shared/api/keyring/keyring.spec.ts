import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { KeyMissing, Keyring, NotAuthentic, ensureSecretFile, newSecret, readSecretFile } from '.';
import { StartupFault, readSettings } from '../settings';

const row = ['note-1', 'person-1'];

describe('a keyring', () => {
  it('opens what it sealed, and never seals the same words alike', () => {
    const ring = new Keyring(newSecret());
    const [one, two] = [ring.seal('Ia takut pulang.', row), ring.seal('Ia takut pulang.', row)];
    expect(one.bytes.equals(two.bytes)).toBe(false);
    expect(one.bytes.includes('takut')).toBe(false);
    expect([ring.open(one, row), ring.open(two, row)]).toEqual(Array(2).fill('Ia takut pulang.'));
  });

  it('refuses what belongs to another row, and what was changed anywhere', () => {
    const ring = new Keyring(newSecret());
    const sealed = ring.seal('Ia takut pulang.', row);
    expect(() => ring.open(sealed, ['note-2', 'person-1'])).toThrow(NotAuthentic);
    expect(() => ring.open(sealed, ['note-1', 'person-2'])).toThrow(NotAuthentic);
    for (const at of [0, 1, 40, 46, sealed.bytes.length - 1]) {
      const bytes = Buffer.from(sealed.bytes);
      bytes[at] = bytes[at]! ^ 1;
      expect(() => ring.open({ ...sealed, bytes }, row)).toThrow(NotAuthentic);
    }
  });

  it('opens with a secret of before, and seals with the present one', () => {
    const [before, now] = [newSecret(), newSecret()];
    const sealed = new Keyring(before).seal('Dulu.', row);
    const both = new Keyring(now, [before]);
    expect(both.open(sealed, row)).toBe('Dulu.');
    expect(both.seal('Kini.', row).keyId).toBe(both.presentId);
    expect(() => new Keyring(now).open(sealed, row)).toThrow(KeyMissing);
    expect(() => new Keyring(null).seal('Kini.', row)).toThrow(KeyMissing);
  });
});

describe('the secret', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pijar-secret-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const settings = (more: Record<string, string> = {}) =>
    readSettings({ PIJAR_DATA_DIR: path.join(folder, 'data'), ...more }).secrets;

  it('is made once in a file for its owner alone, when something has to be sealed', () => {
    expect(Keyring.of(settings()).presentId).toBeNull();
    const made = Keyring.of(settings(), true).presentId;
    expect(made).not.toBeNull();
    ensureSecretFile(settings().file!);
    expect(Keyring.of(settings(), true).presentId).toBe(made);
    expect(statSync(settings().file!).mode & 0o777).toBe(0o600);
  });

  it('comes from the environment where it is set; the file still opens what is older', () => {
    const ring = Keyring.of(settings({ PIJAR_SECRET: newSecret(), PIJAR_SECRET_OLD: newSecret() }));
    expect(ring.ids).toHaveLength(3);
    expect(ring.has(new Keyring(readSecretFile(settings().file!)[0]!).presentId!)).toBe(true);
  });

  it('is never made where several machines share a database', () => {
    const many = settings({ DATABASE_URL: 'postgres://db/pijar' });
    expect([many.file, Keyring.of(many, true).presentId]).toEqual([null, null]);
  });

  it('is refused when it is short', () => {
    expect(() => settings({ PIJAR_SECRET: 'rahasia' })).toThrow(StartupFault);
    expect(() => settings({ PIJAR_SECRET_OLD: `${newSecret()} rahasia` })).toThrow(
      /PIJAR_SECRET_OLD/,
    );
  });
});
