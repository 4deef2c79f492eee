import path from 'node:path';
import { assetFolder } from '@pijar/shared/api';
import type { DataSource } from 'typeorm';
import { loadPack, type LoadedPack } from './load-pack';

/** Oldest first. Cohorts stay on the version they began with, so every one of them is published. */
const builtInPacks = ['pijar-1', 'pijar-2'];

/**
 * Loads every version of the built-in programme that the database does not hold yet.
 * @throws PackRefused, PublishedPackChanged as loadPack does
 */
export async function loadBuiltInPacks(db: DataSource): Promise<LoadedPack[]> {
  const folder = assetFolder('libs/curriculum/pack');
  const loaded: LoadedPack[] = [];
  for (const name of builtInPacks) loaded.push(await loadPack(db, path.join(folder, name)));
  return loaded;
}
