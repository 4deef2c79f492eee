import { randomInt } from 'node:crypto';
import { numberAlphabet, numberOf, randomLetters } from '@pijar/credentials/contracts';
import type { EntityManager } from 'typeorm';

/** One certificate for every stage that somebody has done. */
export async function makeCertificates(manager: EntityManager): Promise<void> {
  const [{ done } = { done: 0 }] = (await manager.query(
    `select count(*)::int as done from stage_progress where state = 'done'`,
  )) as { done: number }[];
  await manager.query(
    `insert into certificate (id, number, membership_id, person_id, scope, stage_id, name, programme_title,
                              stage_title, issuer, place, issued_on, pdf_wanted_at)
     select uuidv7(), ($1::text[])[row_number() over ()], m.id, m.person_id, 'stage', s.id, p.full_name, 'PIJAR',
            s.title, o.name, c.place, current_date - 5, null
       from stage_progress sp
       join membership m on m.id = sp.membership_id
       join stage s on s.id = sp.stage_id
       join cohort c on c.id = m.cohort_id
       join organisation o on o.id = c.organisation_id
       join person p on p.id = m.person_id
      where sp.state = 'done'`,
    [Array.from({ length: done }, newNumber)],
  );
}

function newNumber(): string {
  const letters = Array.from(
    { length: randomLetters },
    () => numberAlphabet[randomInt(numberAlphabet.length)],
  );
  return numberOf(letters.join(''));
}
