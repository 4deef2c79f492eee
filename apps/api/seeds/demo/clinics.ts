import { newId } from '@pijar/shared/api';
import { bookClinic, publishClinic, type ClinicDraft } from '@pijar/workshops/contracts';
import { DateTime } from 'luxon';
import type { DataSource } from 'typeorm';
import type { Asker } from './asker';

interface DemoClinic {
  host: string;
  cohort: string;
  inDays: number;
  plan: Omit<ClinicDraft, 'id' | 'date' | 'stepId' | 'cohortIds' | 'welcomesCompleted'>;
  /** In the order of asking; whoever finds no seat waits. */
  booked: string[];
}

const clinics: DemoClinic[] = [
  {
    host: 'pendamping',
    cohort: 'Lombok Timur Angkatan 3',
    inDays: 3,
    plan: {
      title: 'Menghitung harga jual: bawa catatan biaya Anda',
      trackCode: 'm1',
      startsAt: '13:00',
      endsAt: '14:30',
      timeZone: 'Asia/Makassar',
      place: null,
      link: 'https://meet.example.org/pijar-harga-jual',
      capacity: 3,
      audience: 'cohorts',
    },
    booked: [
      'Mariani Astuti',
      'Sri Wahyuni Mandalika',
      'Muhammad Zainudin',
      'Hapsah Fitriani',
      'Laelatul Qadriah',
    ],
  },
  {
    host: 'retno',
    cohort: 'Wonosobo Angkatan 1',
    inDays: 6,
    plan: {
      title: 'Foto produk dengan HP, dari dapur sendiri',
      trackCode: 'm1',
      startsAt: '10:00',
      endsAt: '11:30',
      timeZone: 'Asia/Jakarta',
      place: null,
      link: 'https://meet.example.org/pijar-foto-produk',
      capacity: 12,
      audience: 'organisation',
    },
    booked: ['Sri Lestari Rahayu', 'Laelatul Qadriah'],
  },
  {
    host: 'suhardi',
    cohort: 'Lombok Timur Angkatan 3',
    inDays: 9,
    plan: {
      title: 'Mengurus SPP-IRT: tanya jawab dengan Dinas Kesehatan',
      trackCode: 'm4',
      startsAt: '09:00',
      endsAt: '11:00',
      timeZone: 'Asia/Makassar',
      place: 'Aula Kantor Desa Aikmel',
      link: null,
      capacity: 8,
      audience: 'cohorts',
    },
    booked: ['Baiq Rohana Sari', 'Sumarni Laila'],
  },
];

/** Clinics that come: one with a waiting list, one for the whole organisation, one in a room. */
export async function publishClinics(db: DataSource, asker: Asker): Promise<void> {
  for (const { host, cohort, inDays, plan, booked } of clinics) {
    const [row] = (await db.query(
      `select c.id as "cohortId", a.person_id as "hostId",
              (select st.id from step st
                where st.programme_version_id = c.programme_version_id and st.kind = 'clinic'
                order by st.position limit 1) as "stepId"
         from cohort c, account a where c.name = $1 and a.username = $2`,
      [cohort, host],
    )) as { cohortId: string; hostId: string; stepId: string }[];
    const { cohortId, hostId, stepId } = row!;
    await asker.signIn(hostId);
    const clinicId = newId();
    const date = DateTime.now().setZone(plan.timeZone).plus({ days: inDays }).toISODate()!;
    const body = { ...plan, id: clinicId, date, stepId, cohortIds: [], welcomesCompleted: true };
    await asker.ask(hostId, publishClinic, { params: { cohortId }, body });
    for (const name of booked) {
      const [guest] = (await db.query(
        `select m.id as "membershipId", p.id as "personId"
           from person p join membership m on m.person_id = p.id where p.full_name = $1`,
        [name],
      )) as { membershipId: string; personId: string }[];
      const { membershipId, personId } = guest!;
      await asker.signIn(personId);
      const booking = { id: newId(), membershipId };
      await asker.ask(personId, bookClinic, { params: { clinicId }, body: booking });
    }
  }
}
