import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Clinics: sessions with a host, seats and bookings. What must never happen (more people than seats, somebody at two clinics at
 * once) is refused by the tables themselves, whoever writes.
 */
export class Clinics1795335552146 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Trusted: whoever owns the database may create it. Makes "the same person" part of an exclusion.
      create extension if not exists btree_gist with schema public;

      alter table planned_session
        -- Set together: a session with a host and seats is a clinic that people book.
        add column host_id uuid references person,
        add column capacity int check (capacity between 1 and 500),
        add column audience text check (audience in ('cohorts', 'organisation')),
        -- Code of a track's module: for those who chose it. Null: for everybody of the audience.
        add column track_code text,
        -- Of the wall clock that it was published with; null: the cohort's.
        add column time_zone text check (time_zone in ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')),
        add column cancel_reason text,
        add constraint planned_session_clinic
          check (num_nonnulls(host_id, capacity, audience, time_zone) in (0, 4)),
        add constraint planned_session_host_once
          exclude using gist (host_id with =, tstzrange(starts_at, ends_at) with &&)
          where (host_id is not null and cancelled_at is null),
        -- What bookings repeat of their clinic, so that their own constraints can speak of it.
        add constraint planned_session_seats unique (id, starts_at, ends_at, capacity);

      create table clinic_cohort (
        session_id uuid not null references planned_session,
        cohort_id uuid not null references cohort,
        primary key (session_id, cohort_id)
      );
      create index clinic_cohort_cohort on clinic_cohort (cohort_id);

      create table clinic_booking (
        -- Made by whoever books, so that asking twice books once.
        id uuid primary key,
        -- Who asked first is first in the waiting list.
        turn bigint generated always as identity,
        session_id uuid not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        capacity int not null,
        membership_id uuid not null references membership,
        person_id uuid not null references person,
        state text not null check (state in ('booked', 'waiting', 'cancelled')),
        seat int,
        booked_by uuid not null references person,
        created_at timestamptz not null default now(),
        -- When she got the seat: reminders before that moment were none of hers.
        seated_at timestamptz,
        cancelled_at timestamptz,
        cancelled_by uuid references person,
        -- clinic: with the whole clinic; overlap: it moved onto another clinic of hers.
        cancelled_because text check (cancelled_because in ('participant', 'staff', 'clinic', 'overlap')),
        cancel_reason text,
        day_reminded_at timestamptz,
        hour_reminded_at timestamptz,
        foreign key (session_id, starts_at, ends_at, capacity)
          references planned_session (id, starts_at, ends_at, capacity) on update cascade,
        constraint clinic_booking_seat check ((state = 'booked') = (seat is not null)),
        constraint clinic_booking_fits check (seat between 1 and capacity),
        constraint clinic_booking_not_twice
          exclude using gist (person_id with =, tstzrange(starts_at, ends_at) with &&)
          where (state = 'booked')
      );
      create unique index clinic_booking_one_seat on clinic_booking (session_id, seat) where state = 'booked';
      create unique index clinic_booking_once on clinic_booking (session_id, person_id) where state <> 'cancelled';
      create index clinic_booking_membership on clinic_booking (membership_id);
      create index clinic_booking_soon on clinic_booking (starts_at) where state = 'booked';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table clinic_booking, clinic_cohort;
      alter table planned_session
        drop constraint planned_session_seats, drop constraint planned_session_host_once,
        drop constraint planned_session_clinic,
        drop column host_id, drop column capacity, drop column audience, drop column track_code,
        drop column time_zone, drop column cancel_reason;
      drop extension btree_gist;
    `);
  }
}
