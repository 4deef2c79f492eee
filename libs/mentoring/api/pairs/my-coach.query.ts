import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import type { MyCoach } from '@pijar/mentoring/contracts';
import { problems } from '@pijar/shared/api';
import { DataSource } from 'typeorm';

/** What a participant is told about her coach. */
@Injectable()
export class MyCoachQuery {
  constructor(private readonly db: DataSource) {}

  /** @throws 404 unless it is her own membership, and she has not left */
  async show(actor: Actor, membershipId: string): Promise<MyCoach> {
    const [row] = (await this.db.query(
      `select cp.id as "pairId", p.id as "personId", p.full_name as "fullName", cp.since
         from membership m
         left join coach_pair cp on cp.membership_id = m.id and cp.ended_at is null
         left join person p on p.id = cp.coach_id
        where m.id = $1 and m.person_id = $2 and m.state <> 'left'`,
      [membershipId, actor.personId],
    )) as { pairId: string | null; personId: string; fullName: string; since: Date }[];
    if (!row) throw problems.notFound();
    if (!row.pairId) return { coach: null };
    return {
      coach: {
        pairId: row.pairId,
        personId: row.personId,
        fullName: row.fullName,
        initials: initialsOf(row.fullName),
        since: row.since.toISOString(),
      },
    };
  }
}

/** The first letters of the first and the last word, in capitals: `Sri Wahyuni` is `SW`. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const chosen = words.length > 1 ? [words[0]!, words.at(-1)!] : words;
  return chosen.map((word) => [...word][0]!.toLocaleUpperCase('id')).join('');
}
