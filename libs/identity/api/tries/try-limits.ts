import { Injectable } from '@nestjs/common';
import { problems } from '@pijar/shared/api';
import { DataSource, type EntityManager } from 'typeorm';

/** How many tries one key has in a window. */
export interface TryRule {
  key: string;
  limit: number;
  /** Seconds. */
  window: number;
  /** The window begins anew with each try until the limit is reached; else it begins with the first one. */
  isSliding: boolean;
}

/**
 * Counts tries before they are made, each in a statement of its own, so that parallel tries cannot slip through.
 * Whoever succeeds gives the tries back.
 */
@Injectable()
export class TryLimits {
  constructor(private readonly db: DataSource) {}

  /** @throws 429 `too-many-tries` with the seconds until the next try */
  async take(rules: readonly TryRule[]): Promise<void> {
    for (const [index, rule] of rules.entries()) {
      const wait = await this.count(rule);
      if (wait === null) continue;
      await this.giveBack(rules.slice(0, index));
      throw problems.tooMany(wait);
    }
  }

  /** Seconds to wait, or null when the try is allowed. A refused try does not make the wait longer. */
  private async count(rule: TryRule): Promise<number | null> {
    const [row] = (await this.db.query(
      `insert into try_count as t (key, tries, window_ends_at)
       values ($1, 1, now() + make_interval(secs => $3))
       on conflict (key) do update set
         tries = case when t.window_ends_at <= now() then 1 else least(t.tries, $2) + 1 end,
         window_ends_at = case
           when t.window_ends_at <= now() or ($4 and t.tries < $2) then excluded.window_ends_at
           else t.window_ends_at end
       returning tries, ceil(extract(epoch from window_ends_at - now()))::int as wait`,
      [rule.key, rule.limit, rule.window, rule.isSliding],
    )) as { tries: number; wait: number }[];
    return row!.tries > rule.limit ? Math.max(row!.wait, 1) : null;
  }

  /** Takes back one try of each. */
  async giveBack(rules: readonly TryRule[]): Promise<void> {
    if (rules.length === 0) return;
    await this.db.query(
      'update try_count set tries = greatest(tries - 1, 0) where key = any($1::text[])',
      [rules.map((rule) => rule.key).sort()],
    );
  }

  async forget(manager: EntityManager, keys: string[]): Promise<void> {
    await manager.query('delete from try_count where key = any($1::text[])', [keys]);
  }

  /** Removes counts whose window is over; run it now and then. Returns how many. */
  async sweep(): Promise<number> {
    const [, removed] = (await this.db.query(
      'delete from try_count where window_ends_at < now()',
    )) as [unknown, number];
    return removed;
  }
}
