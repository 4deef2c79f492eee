import { accountHeader } from '@pijar/shared/contracts';
import type { AnyShelves } from '@pijar/shared/phone';

/** A file of hers that belongs to a step or a conversation: a photo that she sent, or what her coach said aloud. */
export interface OwnFile {
  /** Id of the step; of a conversation, the name that its room gives it. */
  stepId: string;
  /** Address of its bytes, which never change. */
  url: string;
  /** Bytes as the server counts them; 0 where it did not say. */
  bytes: number;
}

/** What is known of such a file on this phone, apart from its bytes, so that counting does not read them. */
interface KnownFile {
  stepId: string;
  bytes: number;
  /** What the server said of it; null: it is wanted, and not here yet. */
  headers: [string, string][] | null;
}

const KNOWN = 'own-files';
const BYTES = 'own-bytes';

/** Headers that are true of the bytes wherever they come from, and those that keep a file from doing anything. */
const LASTING = [
  'content-type',
  'content-disposition',
  'content-security-policy',
  'x-content-type-options',
];

/** From now on what passes through the worker of these is kept. @throws PhoneFullError */
export async function expectFiles(shelves: AnyShelves, files: readonly OwnFile[]): Promise<void> {
  for (const { url, stepId, bytes } of files) {
    const known = await shelves.get<KnownFile>(KNOWN, url);
    if (!known) await shelves.put(KNOWN, url, { stepId, bytes, headers: null });
  }
}

/** Those of `files` that are not on this phone. */
export async function missingFiles(
  shelves: AnyShelves,
  files: readonly OwnFile[],
): Promise<OwnFile[]> {
  const here = await Promise.all(files.map(({ url }) => isHere(shelves, url)));
  return files.filter((_, index) => !here[index]);
}

/** Bytes on this phone of the files of these steps. */
export async function keptBytes(
  shelves: AnyShelves,
  stepIds: ReadonlySet<string>,
): Promise<number> {
  const known = await shelves.all<KnownFile>(KNOWN);
  return known
    .filter(({ value }) => value.headers && stepIds.has(value.stepId))
    .reduce((sum, { value }) => sum + value.bytes, 0);
}

/**
 * Fetches one and keeps it, sealed. The server refuses when its session is somebody else's.
 * @throws where there is no signal, no such file, or no room
 */
export async function fetchFile(
  shelves: AnyShelves,
  file: OwnFile,
  stop?: AbortSignal,
): Promise<void> {
  const headers = { [accountHeader]: shelves.accountId };
  const answer = await fetch(file.url, { headers, signal: stop });
  if (!answer.ok) throw new Error(`${answer.status} for ${file.url}`);
  await keepFile(shelves, file, answer);
}

/** Takes the files of these steps off the phone. */
export async function forgetFiles(
  shelves: AnyShelves,
  stepIds: ReadonlySet<string>,
): Promise<void> {
  const known = await shelves.all<KnownFile>(KNOWN);
  const urls = known.filter(({ value }) => stepIds.has(value.stepId)).map(({ id }) => id);
  await shelves.remove(BYTES, urls);
  await shelves.remove(KNOWN, urls);
}

/** Takes what lies here of a step or a conversation off the phone, except for the files at `urls`. */
export async function forgetOthers(
  shelves: AnyShelves,
  stepId: string,
  urls: ReadonlySet<string>,
): Promise<void> {
  const known = await shelves.all<KnownFile>(KNOWN);
  const others = known
    .filter(({ id, value }) => value.stepId === stepId && !urls.has(id))
    .map(({ id }) => id);
  await shelves.remove(BYTES, others);
  await shelves.remove(KNOWN, others);
}

/** A file that lies here, as the server would answer it; undefined when it does not. */
export async function keptFile(shelves: AnyShelves, url: string): Promise<Response | undefined> {
  const known = await shelves.get<KnownFile>(KNOWN, url);
  const bytes = known?.headers && (await shelves.file(BYTES, url));
  return bytes ? new Response(bytes, { headers: known.headers! }) : undefined;
}

/** Whether it is wanted and not here, so that it is worth keeping when it passes. */
export async function isExpected(shelves: AnyShelves, url: string): Promise<boolean> {
  const known = await shelves.get<KnownFile>(KNOWN, url);
  return known?.headers === null;
}

/** Keeps a good and whole answer under the address of `file`. @throws PhoneFullError */
export async function keepFile(
  shelves: AnyShelves,
  { url, stepId }: Pick<OwnFile, 'url' | 'stepId'>,
  answer: Response,
): Promise<void> {
  const bytes = await answer.blob();
  const headers = LASTING.flatMap((name) => {
    const value = answer.headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  // The bytes first: what is said to be here is here.
  await shelves.put(BYTES, url, null, bytes);
  await shelves.put(KNOWN, url, { stepId, bytes: bytes.size, headers });
}

/** Keeps what was expected and has just come. Never rejects: it can be seen again with signal. */
export async function keepExpected(
  shelves: AnyShelves,
  url: string,
  answer: Response,
): Promise<void> {
  const known = await shelves.get<KnownFile>(KNOWN, url);
  if (known) await keepFile(shelves, { url, stepId: known.stepId }, answer).catch(() => undefined);
}

async function isHere(shelves: AnyShelves, url: string): Promise<boolean> {
  const known = await shelves.get<KnownFile>(KNOWN, url);
  return Boolean(known?.headers);
}
