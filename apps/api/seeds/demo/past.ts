import type { Clock } from '@pijar/shared/api';
import pg from 'pg';

/** Columns that PostgreSQL fills with its own time; they are set back to the time of the deed. */
const filledByTheDatabase = [
  ['learning_fact', 'received_at'],
  ['outbox_event', 'occurred_at'],
  ['audit_entry', 'at'],
  ['membership_change', 'at'],
  ['attendance', 'marked_at'],
  ['track_choice', 'chosen_at'],
  ['submission', 'created_at'],
  ['submission_attempt', 'sent_at'],
  ['feedback', 'sent_at'],
  ['upload', 'created_at'],
  ['planned_session', 'created_at'],
  ['step_progress', 'since'],
] as const;

const settling = filledByTheDatabase
  .map(
    ([table, column]) =>
      `update ${table} set ${column} = present.at where ${column} > present.began;`,
  )
  .join('\n        ');

/** Options for connections on which `now()` tells the demo's time. */
export const pastOptions = '-c search_path=demo_past,public,pg_catalog';

/**
 * Lets the product live through past weeks: on its connections `now()` is a function that answers the time that was set, so
 * that the demo goes through the same services as everybody else and still has a history.
 */
export class Past {
  private constructor(
    private readonly client: pg.Client,
    private at: Date,
  ) {}

  static async begin(databaseUrl: string): Promise<Past> {
    const client = new pg.Client(databaseUrl);
    await client.connect();
    await client.query(`
      drop schema if exists demo_past cascade;
      create schema demo_past;
      create table demo_past.clock (at timestamptz not null, began timestamptz not null);
      insert into demo_past.clock values (clock_timestamp(), clock_timestamp());
      create function demo_past.now() returns timestamptz language sql stable
        as 'select at from demo_past.clock';
      create function demo_past.settle() returns void language plpgsql as $$
      declare present demo_past.clock;
      begin
        select * into present from demo_past.clock;
        ${settling}
      end $$;
    `);
    return new Past(client, new Date());
  }

  /** The product's own clock follows as well. */
  rule(clock: Clock): void {
    clock.now = () => new Date(this.at);
  }

  /** Goes to a moment; earlier deeds keep theirs. */
  async goTo(at: Date): Promise<void> {
    this.at = at;
    await this.client.query('update demo_past.clock set at = $1', [at]);
  }

  /** Gives what the database dated by itself since the beginning the present moment of the past. */
  async settle(): Promise<void> {
    await this.client.query('select demo_past.settle()');
  }

  async end(): Promise<void> {
    await this.client.query('drop schema demo_past cascade');
    await this.client.end();
  }
}
