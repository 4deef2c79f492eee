import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { freePort, startS3, type TestS3 } from '@pijar/shared/testing';
import { type FileStore, LocalFileStore, newFileKey, openFileStore, S3FileStore } from '.';
import { StartupFault } from '../settings/startup-fault';

let s3: TestS3;
let folder: string;

beforeAll(async () => {
  s3 = await startS3();
});

afterAll(() => s3.stop());

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pijar-files-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const stores: [string, () => Promise<FileStore>][] = [
  ['a folder', () => openFileStore({ s3: null, dataDir: folder })],
  ['an S3 bucket', () => openFileStore({ s3: { ...s3, bucket: bucketName() }, dataDir: folder })],
];
const bucketName = () => `bucket-${randomBytes(6).toString('hex')}`;

async function content(store: FileStore, key: string, range?: { start: number; end: number }) {
  const file = await store.read(key, range && { range });
  return file && (await buffer(file.stream));
}

async function keys(store: FileStore, prefix?: string) {
  const found: string[] = [];
  for await (const { key } of store.list(prefix)) found.push(key);
  return found.sort();
}

describe.each(stores)('files in %s', (_name, open) => {
  it('come back as they were put', async () => {
    const store = await open();
    const key = newFileKey('submissions', 'pdf');
    const bytes = randomBytes(300_000);
    await store.put(key, bytes, { type: 'application/pdf' });
    const file = (await store.read(key))!;
    expect({ size: file.size, type: file.type }).toEqual({
      size: 300_000,
      type: 'application/pdf',
    });
    expect((await buffer(file.stream)).equals(bytes)).toBe(true);
    expect(await store.exists(key)).toBe(true);
  });

  it('may come as a stream', async () => {
    const store = await open();
    const key = newFileKey('submissions');
    const bytes = randomBytes(3_000_000);
    const chunks = Array.from({ length: 30 }, (_, index) =>
      bytes.subarray(index * 100_000, (index + 1) * 100_000),
    );
    await store.put(key, Readable.from(chunks), { type: 'audio/webm' });
    expect((await content(store, key))!.equals(bytes)).toBe(true);
  });

  it('are not kept when the stream breaks', async () => {
    const store = await open();
    const key = newFileKey('submissions');
    const stream = Readable.from(
      (async function* () {
        yield Buffer.alloc(5);
        throw new Error('the line was cut');
      })(),
    );
    await expect(store.put(key, stream, { type: 'text/plain' })).rejects.toThrow(
      'the line was cut',
    );
    expect(await keys(store)).toEqual([]);
  });

  it('can be read in part', async () => {
    const store = await open();
    const key = newFileKey('lessons', 'ogg');
    await store.put(key, Buffer.from('0123456789'), { type: 'audio/ogg' });
    expect((await content(store, key, { start: 2, end: 4 }))!.toString()).toBe('234');
    expect((await content(store, key, { start: 8, end: 99 }))!.toString()).toBe('89');
    const part = (await store.read(key, { range: { start: 0, end: 0 } }))!;
    expect(part.size).toBe(10);
    part.stream.destroy();
  });

  it('may be empty', async () => {
    const store = await open();
    const key = newFileKey('submissions');
    await store.put(key, Buffer.alloc(0), { type: 'text/plain' });
    expect(await content(store, key)).toHaveLength(0);
  });

  it('that are not there are said to be so', async () => {
    const store = await open();
    const key = newFileKey('submissions');
    expect(await store.read(key)).toBeNull();
    expect(await store.exists(key)).toBe(false);
    await expect(store.delete(key)).resolves.toBeUndefined();
    expect(await keys(store, 'nothing/')).toEqual([]);
  });

  it('are listed by folder and gone after delete', async () => {
    const store = await open();
    const [one, two, other] = ['submissions', 'submissions', 'certificates'].map((room) =>
      newFileKey(room, 'pdf'),
    ) as [string, string, string];
    for (const key of [one, two, other]) await store.put(key, Buffer.from('x'), { type: 'a/b' });
    expect(await keys(store)).toEqual([one, two, other].sort());
    expect(await keys(store, 'submissions/')).toEqual([one, two].sort());
    await store.delete(one);
    expect(await keys(store, 'submissions/')).toEqual([two]);
    expect(await content(store, one)).toBeNull();
  });

  it.each([
    '../secret',
    'submissions/../../secret',
    '/etc/passwd',
    'submissions',
    'submissions/',
    'submissions/.type',
    'submissions/a..type',
    'Submissions/A',
    'submissions\\a',
    'submissions/a\u0000',
    `submissions/${'a'.repeat(200)}`,
  ])('have no key like %j', async (key) => {
    const store = await open();
    const wrong = 'Not a file key';
    await expect(store.put(key, Buffer.from('x'), { type: 'a/b' })).rejects.toThrow(wrong);
    await expect(store.read(key)).rejects.toThrow(wrong);
    await expect(store.exists(key)).rejects.toThrow(wrong);
    await expect(store.delete(key)).rejects.toThrow(wrong);
  });

  it('answer', async () => {
    await expect((await open()).ping()).resolves.toBeUndefined();
  });
});

describe('a folder of files', () => {
  it('forgets what a crash left half written, after a day', async () => {
    const unfinished = path.join(folder, 'files/.unfinished');
    mkdirSync(unfinished, { recursive: true });
    for (const name of ['old', 'young']) writeFileSync(path.join(unfinished, name), 'half');
    const twoDaysAgo = Date.now() / 1000 - 2 * 24 * 3600;
    utimesSync(path.join(unfinished, 'old'), twoDaysAgo, twoDaysAgo);
    const store = await LocalFileStore.open(path.join(folder, 'files'));
    expect(readdirSync(unfinished)).toEqual(['young']);
    expect(await keys(store)).toEqual([]);
  });
});

describe('an S3 bucket', () => {
  it('that does not answer is one sentence at the start', async () => {
    const endpoint = `http://127.0.0.1:${await freePort()}`;
    await expect(S3FileStore.open({ ...s3, endpoint, bucket: 'pijar' })).rejects.toThrow(
      new StartupFault(
        `The file store ${endpoint} (bucket pijar) cannot be used: connect ECONNREFUSED ${new URL(endpoint).host}.`,
      ),
    );
    await expect(
      S3FileStore.open({ ...s3, bucket: 'pijar', accessKeyId: 'WRONG' }),
    ).rejects.toThrow(StartupFault);
  });

  it('is made once by processes that start together', async () => {
    const bucket = bucketName();
    const stores = await Promise.all(
      Array.from({ length: 6 }, () => S3FileStore.open({ ...s3, bucket })),
    );
    for (const store of stores) await store.ping();
  });

  it('may hold more files than one page of its list', async () => {
    const store = await S3FileStore.open({ ...s3, bucket: bucketName() });
    const made = Array.from({ length: 1_020 }, () => newFileKey('many'));
    for (let from = 0; from < made.length; from += 60) {
      await Promise.all(
        made.slice(from, from + 60).map((key) => store.put(key, Buffer.from('x'), { type: 'a/b' })),
      );
    }
    expect(await keys(store)).toEqual([...made].sort());
  });
});
