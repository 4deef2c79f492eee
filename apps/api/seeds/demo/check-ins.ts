import { CheckInAsking } from '@pijar/mentoring/api';
import { answerCheckIn, type CheckInAnswer } from '@pijar/mentoring/contracts';
import { newId } from '@pijar/shared/api';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DateTime } from 'luxon';
import { DataSource } from 'typeorm';
import type { Asker } from './asker';

type Said = Omit<CheckInAnswer, 'id' | 'deviceAt'>;
const said = (
  sold: Said['sold'],
  income: Said['income'],
  help: Said['help'] = 'nothing',
  note = '',
): Said => ({ sold, income, help, note });

/** What those who finished say of their businesses, the first time first; whoever says less is asked now. */
const answers: Record<string, Said[]> = {
  'Siti Rohani Wulandari': [said('yes', 'middle', 'other', 'Cari plastik kemasan yang murah')],
  'Baiq Nurul Hidayati': [said('yes', 'middle'), said('yes', 'high')],
  'Fatmawati Ningsih': [said('yes', 'low'), said('not_this_week', 'none', 'call')],
  'Nurhayati Zaenal': [said('yes', 'low', 'clinic'), said('yes', 'low')],
  'Lalu Ahmad Sopian': [said('not_yet', 'none', 'clinic'), said('yes', null)],
};

interface Asked {
  id: string;
  personId: string;
  fullName: string;
  dueOn: string;
}

/** Whoever finished in the demo is asked how her business fares: all but the last time lies behind them. */
export async function askHowTheyFare(app: NestFastifyApplication, asker: Asker): Promise<void> {
  const db = app.get(DataSource);
  await askBefore(db);
  await app.get(CheckInAsking, { strict: false }).ask();
  await db.query(
    `update check_in set asked_at = due_on + time '08:20' at time zone 'Asia/Makassar'`,
  );
  const asked = (await db.query(
    `select ci.id, m.person_id as "personId", p.full_name as "fullName", ci.due_on::text as "dueOn"
       from check_in ci join membership m on m.id = ci.membership_id join person p on p.id = m.person_id
      order by ci.membership_id, ci.number`,
  )) as Asked[];
  for (const [fullName, hers] of Map.groupBy(asked, (one) => one.fullName)) {
    for (const [index, { id: checkInId, personId, dueOn }] of hers.entries()) {
      const her = answers[fullName]?.[index];
      if (!her) continue;
      await asker.signIn(personId);
      const at = DateTime.fromISO(`${dueOn}T19:10`, { zone: 'Asia/Makassar' }).toISO()!;
      const body = { ...her, id: newId(), deviceAt: at };
      await asker.ask(personId, answerCheckIn, { params: { checkInId }, body });
      await db.query('update check_in set answered_at = said_at where id = $1', [checkInId]);
    }
  }
}

/** The weeks that passed while the demo was made: the product itself asks only the last of them. */
async function askBefore(db: DataSource): Promise<void> {
  const plans = (await db.query(
    `select pl.membership_id as "membershipId", g.number, pl.started_on + g.number * 7 as "dueOn"
       from check_in_plan pl cross join lateral generate_series(1, pl.weeks) as g (number)
      where pl.started_on + (g.number + 1) * 7 <= current_date and g.number < pl.weeks`,
  )) as { membershipId: string; number: number; dueOn: string }[];
  for (const { membershipId, number, dueOn } of plans) {
    await db.query(
      `insert into check_in (id, membership_id, number, due_on, asked_at) values ($1, $2, $3, $4, now())
       on conflict do nothing`,
      [newId(), membershipId, number, dueOn],
    );
  }
}
