declare module 'pg-copy-streams' {
  import type { Submittable } from 'pg';
  import type { Readable, Writable } from 'node:stream';

  /** Rows as PostgreSQL writes them; `rowCount` holds after the end. */
  export function to(sql: string): Submittable & Readable & { rowCount: number };
  export function from(sql: string): Submittable & Writable & { rowCount: number };
}
