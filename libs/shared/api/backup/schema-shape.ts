import type { ClientBase } from 'pg';
import pg from 'pg';
import { StartupFault } from '../settings/startup-fault';

export interface TableShape {
  name: string;
  /** Without the columns that PostgreSQL computes itself. */
  columns: string[];
}

export const quoted = (name: string) => pg.escapeIdentifier(name);

/** Dates, numbers and letters as the other side will read them, whatever the server prefers. */
export async function speakPlainly(client: ClientBase): Promise<void> {
  await client.query(
    `set client_encoding to 'UTF8'; set datestyle to 'ISO, YMD'; set timezone to 'UTC';
     set intervalstyle to 'postgres'; set extra_float_digits to 3; set statement_timeout to 0;`,
  );
}

/** The tables of the product, without TypeORM's list of migrations. */
export async function tablesOf(client: ClientBase): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
       and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migration'
     group by c.relname order by c.relname`,
  );
  return rows;
}

/** Names of the migrations that were applied, in their order; empty when there is no such table. */
export async function migrationsOf(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query(`select to_regclass('public.migration') is not null as has`);
  if (!rows[0].has) return [];
  const applied = await client.query<{ name: string }>(
    'select name from public.migration order by timestamp, id',
  );
  return applied.rows.map((row) => row.name);
}

/**
 * Tables in the order in which they can be filled: what is pointed to comes first.
 * @throws StartupFault when tables point at each other in a circle that is checked at once
 */
export async function fillingOrder(client: ClientBase, names: string[]): Promise<string[]> {
  const { rows } = await client.query<{ child: string; parent: string }>(
    `select child.relname as child, parent.relname as parent
     from pg_constraint k
     join pg_class child on child.oid = k.conrelid
     join pg_class parent on parent.oid = k.confrelid
     where k.contype = 'f' and not k.condeferrable and k.conrelid <> k.confrelid
       and child.relnamespace = 'public'::regnamespace`,
  );
  const ordered: string[] = [];
  let left = names;
  while (left.length > 0) {
    const waiting = new Set(left);
    const ready = left.filter(
      (name) => !rows.some((link) => link.child === name && waiting.has(link.parent)),
    );
    if (ready.length === 0) {
      throw new StartupFault(
        `The tables ${left.join(', ')} point at each other: restore as a superuser of the database.`,
      );
    }
    ordered.push(...ready);
    left = left.filter((name) => !ready.includes(name));
  }
  return ordered;
}
