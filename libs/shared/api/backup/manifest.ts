import * as z from 'zod';
import { StartupFault } from '../settings/startup-fault';

/** Raised when older programs could no longer read the archive. */
export const archiveFormat = 1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const name = z.string().min(1);

/** What an archive says about itself: `manifest.json`, its last entry. */
export const Manifest = z.strictObject({
  format: z.literal(archiveFormat),
  appVersion: z.string(),
  createdAt: z.iso.datetime(),
  /** Names of the migrations that made the schema, in their order. */
  migrations: z.array(name),
  /** One entry `tables/<name>` each, in PostgreSQL's COPY text format. */
  tables: z.array(
    z.strictObject({
      name,
      columns: z.array(name),
      rows: z.number().int().nonnegative(),
      sha256,
    }),
  ),
  sequences: z.array(z.strictObject({ name, lastValue: z.string(), isCalled: z.boolean() })),
  /** One entry `files/<key>` each. */
  files: z.array(z.strictObject({ key: name, type: z.string(), sha256 })),
});
export type Manifest = z.infer<typeof Manifest>;

/** @throws StartupFault when it is not ours, or younger than this program */
export function readManifest(text: string): Manifest {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new StartupFault('This is not a backup of pijar-lms: its manifest cannot be read.');
  }
  const { format } = content as { format?: unknown };
  if (typeof format === 'number' && format > archiveFormat) {
    throw new StartupFault(
      `This backup has format ${format} and this pijar-lms reads ${archiveFormat}: restore it with a newer version.`,
    );
  }
  const parsed = Manifest.safeParse(content);
  if (parsed.success) return parsed.data;
  throw new StartupFault('This is not a backup of pijar-lms: its manifest is incomplete.');
}
