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

/** What those who finished say of their businesses. Whoever says nothing here is asked now. */
const answers: Record<string, Said> = {
  'Baiq Nurul Hidayati': said('yes', 'middle'),
  'Fatmawati Ningsih': said('yes', 'low', 'call'),
  'Nurhayati Zaenal': said('not_this_week', 'none', 'other', 'Cari plastik kemasan yang murah'),
  'Lalu Ahmad Sopian': said('yes', null, 'clinic'),
};

interface Asked {
  id: string;
  personId: string;
  fullName: string;
  dueOn: string;
}

/** Whoever finished in the demo was asked how her business fares. */
export async function askHowTheyFare(app: NestFastifyApplication, asker: Asker): Promise<void> {
  const db = app.get(DataSource);
  await app.get(CheckInAsking, { strict: false }).ask();
  await db.query(
    `update check_in set asked_at = due_on + time '08:20' at time zone 'Asia/Makassar'`,
  );
  const asked = (await db.query(
    `select ci.id, m.person_id as "personId", p.full_name as "fullName", ci.due_on::text as "dueOn"
       from check_in ci join membership m on m.id = ci.membership_id join person p on p.id = m.person_id
      order by ci.membership_id, ci.number`,
  )) as Asked[];
  for (const { id: checkInId, personId, fullName, dueOn } of asked) {
    const hers = answers[fullName];
    if (!hers) continue;
    await asker.signIn(personId);
    const at = DateTime.fromISO(`${dueOn}T19:10`, { zone: 'Asia/Makassar' }).toISO()!;
    const body = { ...hers, id: newId(), deviceAt: at };
    await asker.ask(personId, answerCheckIn, { params: { checkInId }, body });
    await db.query('update check_in set answered_at = least(said_at, answered_at) where id = $1', [
      checkInId,
    ]);
  }
}
