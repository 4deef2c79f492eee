import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People, how they sign in, what they may do, what they agreed to. */
export class Identity1763800000100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table organisation (
        id uuid primary key,
        name text not null,
        region_code text,
        contact_name text,
        contact_phone text,
        contact_whatsapp text,
        help_note text,
        created_at timestamptz not null default now(),
        version int not null default 1
      );
      create unique index organisation_name on organisation (lower(name));

      create table person (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        -- Printed on the slip, e.g. P7K2M9HX. Nothing in it tells who she is.
        participant_number text unique,
        full_name text not null,
        -- E.164 without the plus (62…). Several people may share one, some have none.
        phone text,
        locale text not null default 'id' check (locale in ('id', 'en')),
        sex text not null default 'unknown' check (sex in ('female', 'male', 'unknown')),
        kind text not null default 'unknown' check (kind in ('returnee', 'family', 'unknown')),
        device text not null default 'unknown' check (device in ('own', 'shared', 'none', 'unknown')),
        region_code text,
        education text,
        destination_country text,
        return_reason text,
        -- Desa or kelurahan in free words; the official code is region_code.
        village text,
        community text,
        erased_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version int not null default 1
      );
      create index person_phone on person (phone) where phone is not null;
      create index person_organisation on person (organisation_id, full_name);

      create table account (
        person_id uuid primary key references person,
        -- Staff sign in with a username and a password; participants with phone or number and a PIN.
        username text unique,
        secret_kind text not null check (secret_kind in ('pin', 'password')),
        secret_hash text,
        activated_at timestamptz,
        disabled_at timestamptz,
        is_demo boolean not null default false
      );

      create table role_grant (
        person_id uuid not null references person,
        role text not null check (role in ('participant', 'facilitator', 'officer', 'editor', 'admin')),
        granted_at timestamptz not null default now(),
        granted_by uuid,
        primary key (person_id, role)
      );

      create table activation_code (
        id uuid primary key,
        person_id uuid not null references person,
        purpose text not null check (purpose in ('activate', 'reset')),
        code_hash text not null unique,
        expires_at timestamptz not null,
        used_at timestamptz,
        replaced_at timestamptz,
        created_by uuid,
        created_at timestamptz not null default now()
      );
      create index activation_code_person on activation_code (person_id, created_at);

      create table session (
        id uuid primary key,
        token_hash text not null unique,
        person_id uuid not null references person,
        created_at timestamptz not null default now(),
        seen_at timestamptz not null default now(),
        expires_at timestamptz not null,
        user_agent text
      );
      create index session_person on session (person_id);

      -- A phone that signed in before keeps its own count of tries, so a stranger cannot lock its owner out.
      create table known_device (
        token_hash text not null,
        person_id uuid not null references person,
        created_at timestamptz not null default now(),
        primary key (token_hash, person_id)
      );

      -- Secrets of the demo, shown to everybody on its start page. Accounts in here never work while the demo is off.
      create table demo_sign_in (
        person_id uuid primary key references account on delete cascade,
        position int not null,
        label text not null,
        identifier text not null,
        secret text not null
      );

      create table consent (
        id uuid primary key,
        person_id uuid not null references person,
        purpose text not null,
        text_version text not null,
        is_granted boolean not null,
        at timestamptz not null default now(),
        recorded_by uuid not null references person
      );
      create index consent_person on consent (person_id, purpose, at desc);

      create table erasure_request (
        id uuid primary key,
        person_id uuid not null references person,
        requested_at timestamptz not null default now(),
        state text not null default 'open' check (state in ('open', 'confirmed', 'withdrawn')),
        decided_at timestamptz,
        decided_by uuid references person
      );
      create unique index erasure_request_open on erasure_request (person_id) where state = 'open';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table erasure_request, consent, demo_sign_in, known_device, session, activation_code,
      role_grant, account, person, organisation`);
  }
}
