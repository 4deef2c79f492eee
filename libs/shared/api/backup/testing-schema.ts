import pg from 'pg';
import type { SchemaHistory } from './restore-backup';

/** A schema with everything that is awkward to carry: circles, computed columns, rows of its own, odd names and bytes. */
const steps: [name: string, sql: string][] = [
  [
    'Village1',
    `create table village (id int generated always as identity primary key, name text not null,
       mother_id int references village, size int, size_twice int generated always as (size * 2) stored,
       last_visit_id uuid);
     insert into village (name) values ('seeded by the migration');`,
  ],
  [
    'Visit2',
    `create sequence slip start 500;
     create table "Visit of a day" (id uuid primary key, village_id int not null references village,
       at timestamptz, day date, long interval, share float8, "note ""here""" text, data jsonb, photo bytea,
       tags text[], number bigint default nextval('slip'));
     alter table village add foreign key (last_visit_id) references "Visit of a day"
       deferrable initially deferred;
     create table outbox_event (id uuid primary key, relayed_at timestamptz);
     create function refuse() returns trigger language plpgsql as
       $$ begin raise exception 'already counted'; end $$;`,
  ],
  [
    'Guard3',
    `alter table village add column is_open bool not null default true;
     create trigger guard before insert on village for each row execute function refuse();`,
  ],
];

export const schema = (count = steps.length): SchemaHistory => ({
  names: steps.slice(0, count).map(([name]) => name),
  migrate: async (url, upTo) => {
    await ask(url, 'create table if not exists migration (id serial, timestamp bigint, name text)');
    const done = await ask(url, 'select name from migration');
    for (const [index, [name, sql]] of steps.slice(0, upTo).entries()) {
      if (done.some((row) => row.name === name)) continue;
      await ask(url, sql);
      await ask(url, `insert into migration (timestamp, name) values (${index}, '${name}')`);
    }
  },
});

export async function ask(url: string, sql: string, values?: unknown[]) {
  const client = new pg.Client(url);
  await client.connect();
  return (await client.query(sql, values).finally(() => client.end())).rows;
}

export async function fill(url: string): Promise<void> {
  await ask(url, 'alter table village disable trigger user');
  await ask(
    url,
    `insert into village (name, size, mother_id) values
       ('Sukamulia', 7, null), (E'Tab\\tand \\\\N and\\nline', null, 2), ('', 0, 3), ('🌾 Desa Émas', 3, 2)`,
  );
  await ask(url, 'alter table village enable trigger user');
  const visit = '00000000-0000-7000-8000-0000000000aa';
  await ask(
    url,
    `insert into "Visit of a day" values ($1, 3, '2025-11-22T07:30:00.123456+07', '2025-02-28',
       '1 day 02:03:04', 0.1::float8 + 0.2, null, '{"a":[1,null,"\\u00e9"]}', '\\x00ff5c0a', array['x,y','"z"', null])`,
    [visit],
  );
  await ask(url, 'update village set last_visit_id = $1 where id = 2', [visit]);
  await ask(
    url,
    `insert into outbox_event values ('00000000-0000-7000-8000-000000000001', now() - interval '1 hour'),
       ('00000000-0000-7000-8000-000000000002', now() - interval '3 days')`,
  );
}

/** Everything that is in a database, in a form that can be compared. */
export async function contents(url: string) {
  const village = await ask(url, 'select t::text as row from village t order by id');
  const visit = await ask(url, 'select t::text as row from "Visit of a day" t order by id');
  const counters = await ask(
    url,
    `select sequencename, last_value from pg_sequences where schemaname = 'public' and sequencename <> 'migration_id_seq' order by 1`,
  );
  return { village, visit, counters };
}
