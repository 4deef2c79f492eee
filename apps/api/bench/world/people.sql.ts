import { sampleSizes, type BenchSize } from './size';

/** A spread of 0 to 99 that looks like chance and is the same in every run. */
export const spread = (n: string, salt: number): string => `abs(hashint4(${n} + ${salt})) % 100`;

/** What cookies hold, by role and number: as long as a real token. */
export const tokenOf = (role: 'participant' | 'coach' | 'officer', n: number): string =>
  `${role}${n}`.padEnd(43, 'x');
const tokenHash = (role: string): string =>
  `encode(sha256(convert_to(rpad('${role}' || n, 43, 'x'), 'UTF8')), 'hex')`;

/**
 * Who is who, in tables of the bench's own schema that the later statements read. `reached` is the stage (1 to 3) that a
 * participant is in, 4 when she has done them all.
 */
export const cast = ({ participants, cohorts, organisations }: BenchSize): string => `
  create schema bench;
  create table bench.organisation as
    select n, uuidv7() as id, uuidv7() as officer_id from generate_series(1, ${organisations + 1}) n;
  create table bench.cohort as
    select n, uuidv7() as id, uuidv7() as coach_id,
           case when n <= ${cohorts} then 1 + (n - 1) % ${organisations} else ${organisations + 1} end as organisation_n,
           case n when ${cohorts + 1} then 'few' when ${cohorts + 2} then 'many' end as sample
      from generate_series(1, ${cohorts + 2}) n;
  create table bench.participant as
    select p.n, uuidv7() as id, uuidv7() as membership_id, c.id as cohort_id, c.coach_id, c.sample,
           o.id as organisation_id,
           case when c.sample is not null then 2
                when ${spread('p.n', 1)} < 68 then 1 when ${spread('p.n', 1)} < 88 then 2
                when ${spread('p.n', 1)} < 98 then 3 else 4 end as reached
      from (select n, case when n <= ${participants} then 1 + (n - 1) % ${cohorts}
                           when n <= ${participants + sampleSizes.few} then ${cohorts + 1}
                           else ${cohorts + 2} end as cohort_n
              from generate_series(1, ${participants + sampleSizes.few + sampleSizes.many}) n) p
      join bench.cohort c on c.n = p.cohort_n
      join bench.organisation o on o.n = c.organisation_n;
  create unique index on bench.participant (membership_id);
  analyze bench.organisation, bench.cohort, bench.participant;`;

const words = (list: string, n: string): string => {
  const parts = list.split(' ');
  return `(array['${parts.join("','")}'])[1 + (${n}) % ${parts.length}]`;
};
const first = 'Siti Rohani Ratna Sari Wati Nur Ida Endang Sulastri Maryam Aminah Yuliana';
const last = 'Aisyah Lestari Handayani Rahayu Wulandari Astuti Mulyani Hasanah Kartika';

/** Organisations, people, accounts, roles and an open session for everybody. */
export const people = `
  insert into organisation (id, name, region_code, contact_name, contact_phone, contact_whatsapp)
    select id, 'Lembaga ' || n, '52.03', 'Bu Rohana', '6281200000001', '6281200000001' from bench.organisation;
  insert into person (id, organisation_id, participant_number, full_name, phone, sex, kind, device, village, community)
    select id, organisation_id, 'P' || lpad(n::text, 7, '0'),
           ${words(first, 'n')} || ' ' || ${words(last, 'n / 7')} || ' ' || n,
           '62812' || lpad(n::text, 8, '0'),
           case when ${spread('n', 2)} < 80 then 'female' else 'male' end,
           case when ${spread('n', 3)} < 70 then 'returnee' else 'family' end,
           ${words('own own shared none', 'n')}, 'Desa ' || n % 300, 'Kelompok ' || n % 40
      from bench.participant;
  insert into person (id, organisation_id, full_name, sex)
    select c.coach_id, o.id, 'Pendamping ' || c.n, 'female'
      from bench.cohort c join bench.organisation o on o.n = c.organisation_n;
  insert into person (id, organisation_id, full_name, sex)
    select officer_id, id, 'Petugas ' || n, 'male' from bench.organisation;
  insert into account (person_id, secret_kind, activated_at)
    select id, 'pin', now() - interval '60 days' from bench.participant;
  insert into account (person_id, username, secret_kind, activated_at)
    select coach_id, 'pendamping' || n, 'password', now() from bench.cohort
    union all select officer_id, 'petugas' || n, 'password', now() from bench.organisation;
  insert into role_grant (person_id, role)
    select id, 'participant' from bench.participant
    union all select coach_id, 'facilitator' from bench.cohort
    union all select officer_id, 'officer' from bench.organisation;
  insert into session (id, token_hash, person_id, expires_at)
    select uuidv7(), ${tokenHash('participant')}, id, now() + interval '60 days' from bench.participant
    union all select uuidv7(), ${tokenHash('coach')}, coach_id, now() + interval '60 days' from bench.cohort
    union all select uuidv7(), ${tokenHash('officer')}, officer_id, now() + interval '60 days' from bench.organisation;`;

/** Cohorts that began at different times, their coach, and a membership for every participant. */
export const cohorts = (programmeVersionId: string): string => `
  insert into cohort (id, organisation_id, programme_version_id, name, region_code, place, time_zone, starts_on, ends_on)
    select c.id, o.id, '${programmeVersionId}', 'Angkatan ' || c.n, '52.03', 'Aikmel',
           ${words('Asia/Jakarta Asia/Makassar Asia/Jayapura', 'c.n')},
           current_date - (10 + c.n % 70), current_date + 120
      from bench.cohort c join bench.organisation o on o.n = c.organisation_n;
  insert into cohort_staff (cohort_id, person_id, part) select id, coach_id, 'coach' from bench.cohort;
  insert into membership (id, cohort_id, person_id, state, joined_at, last_active_at)
    select membership_id, cohort_id, id,
           case when sample is not null then 'active' when reached = 4 then 'completed'
                when ${spread('n', 4)} < 3 then 'paused' when ${spread('n', 4)} < 5 then 'left' else 'active' end,
           now() - interval '60 days', now() - (${spread('n', 5)}) * interval '8 hours'
      from bench.participant;`;
