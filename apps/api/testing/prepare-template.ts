import { migrate } from '../data-source';

/** Brings the database that every spec file copies to today's schema. */
export async function prepareTemplate(url: string): Promise<void> {
  await migrate(url);
}
