import { problemKind, urlOf, type Problem } from '@pijar/shared/contracts';
import type { Line } from '@pijar/shared/phone';
import { reuseFile, showFile, type FileView } from '@pijar/submissions/contracts';
import { isNotHers } from '../line';
import { tellNews } from '../news';
import { belongingOf } from '../work';
import { fingerprint } from './fingerprint';
import { placeFrom, type Item, type ItemRefusal } from './item';
import { FILES, placeFile, sendFromStart, type KeptFile } from './kept-file';
import { fileIdOf, sendByTus, type UploadEnd } from './send-by-tus';

/**
 * What became of a file. `closed`: the server lets nobody begin an upload for this work any more. `gone`: it was taken out of
 * the composer meanwhile.
 */
export type Brought = 'received' | 'refused' | 'later' | 'not-hers' | 'closed' | 'gone';

/** The server looks at a file within seconds; after these looks we ask again later. */
const LOOKS_MS = [300, 1_000, 2_000, 4_000, 8_000];
/** Bytes that arrive changed are sent again this often before a person is asked. */
const MOST_CORRUPTIONS = 3;
const BEGIN_REFUSALS: Record<string, ItemRefusal> = {
  'file-too-large': 'file-too-large',
  'file-empty': 'file-empty',
  'file-type-refused': 'file-type-refused',
  'too-many-uploads': 'too-many-uploads',
};

/**
 * Brings one file to the server and hears its receipt: the SHA-256 of the bytes that came. Two that try the same file, a page
 * and the background, go one after the other. Never rejects but for a full phone.
 */
export async function bringFile(itemId: string, line: Line): Promise<Brought> {
  if (!globalThis.navigator?.locks) return bring(itemId, line);
  const brought = navigator.locks.request(`pijar-file/${itemId}`, () => bring(itemId, line));
  return (await brought) as Brought;
}

async function bring(itemId: string, line: Line): Promise<Brought> {
  const kept = await line.shelves.get<KeptFile>(FILES, itemId);
  if (!kept) return 'gone';
  if (line.stop.aborted) return 'later';
  if (kept.item.place.at === 'received' || kept.item.place.at === 'refused') {
    return kept.item.place.at;
  }
  const brought = kept.item.carriedFrom
    ? await carry(kept, kept.item.carriedFrom, line)
    : await upload(kept, line);
  tellNews({ work: kept.work });
  return brought;
}

/** The server has the bytes: it makes a file of its own of them, under the id of the phone. */
async function carry({ item }: KeptFile, fileId: string, line: Line): Promise<Brought> {
  const body = { newFileId: item.id };
  const answer = await line.call('POST', urlOf(reuseFile, { fileId }), body);
  if (isNotHers(answer)) return 'not-hers';
  if (answer.status >= 200 && answer.status < 300) {
    return settle(item, answer.body as FileView, line);
  }
  const problem = answer.body as Problem | null;
  const refusal =
    answer.status === 404 ? 'file-lost' : BEGIN_REFUSALS[problem ? problemKind(problem) : ''];
  return refusal ? refuse(item, refusal, line) : 'later';
}

async function upload(kept: KeptFile, line: Line): Promise<Brought> {
  const { item, work } = kept;
  const blob = await line.shelves.file(FILES, item.id, item.type);
  if (!blob) return refuse(item, 'file-lost', line);
  const sha256 = item.sha256 ?? (await fingerprint(blob));
  let uploadUrl = kept.uploadUrl;
  const task = {
    blob,
    accountId: line.accountId,
    metadata: {
      ...{ name: item.name, type: item.type, ...belongingOf(work) },
      ...(sha256 ? { sha256 } : {}),
    },
    uploadUrl,
    onUrl: async (url: string) => {
      uploadUrl = url;
      await line.shelves.change<KeptFile>(FILES, item.id, (now) => ({ ...now, uploadUrl: url }));
    },
    onShare: (share: number) => tellNews({ work, sending: { itemId: item.id, share } }),
  };
  return after({ ...item, sha256 }, await sendByTus(task, line.stop), uploadUrl, line);
}

async function after(
  item: Item,
  end: UploadEnd,
  uploadUrl: string | null,
  line: Line,
): Promise<Brought> {
  switch (end.is) {
    case 'unanswered':
      return 'later';
    case 'gone':
      await sendFromStart(line.shelves, item.id);
      return 'later';
    case 'refused': {
      if (end.status === 401 || end.kind === 'other-account') return 'not-hers';
      const refusal = BEGIN_REFUSALS[end.kind];
      if (refusal) return refuse(item, refusal, line);
      return end.status === 404 ? 'closed' : 'later';
    }
    case 'over':
      return hearVerdict(item, fileIdOf(uploadUrl!), line);
  }
}

async function hearVerdict(item: Item, fileId: string, line: Line): Promise<Brought> {
  await placeFile(line.shelves, item.id, { at: 'checking' }, fileId);
  for (const pause of LOOKS_MS) {
    const answer = await line.call('GET', urlOf(showFile, { fileId }));
    if (isNotHers(answer)) return 'not-hers';
    if (answer.status === 404) {
      await sendFromStart(line.shelves, item.id);
      return 'later';
    }
    const file = answer.status === 200 ? (answer.body as FileView) : null;
    if (file && file.state !== 'checking') return settle(item, file, line);
    if (line.stop.aborted) return 'later';
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return 'later';
}

/** Takes the server's word for what it holds, and compares its receipt with the bytes of this phone. */
async function settle(item: Item, file: FileView, line: Line): Promise<Brought> {
  const place = placeFrom(item, file);
  if (place.at === 'refused' && place.refusal === 'file-corrupted' && item.isHere) {
    const kept = await line.shelves.get<KeptFile>(FILES, item.id);
    const corruptions = (kept?.corruptions ?? 0) + 1;
    if (corruptions < MOST_CORRUPTIONS) {
      await sendFromStart(line.shelves, item.id, corruptions);
      return 'later';
    }
  }
  await placeFile(line.shelves, item.id, place, file.id);
  return place.at === 'received' || place.at === 'refused' ? place.at : 'later';
}

async function refuse(item: Item, refusal: ItemRefusal, line: Line): Promise<Brought> {
  await placeFile(line.shelves, item.id, { at: 'refused', refusal });
  return 'refused';
}
