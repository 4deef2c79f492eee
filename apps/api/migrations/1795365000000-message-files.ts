import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Photos and voice notes of conversations come the way of those of assignments. See docs/adr/0086. */
export class MessageFiles1795365000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table every_upload
        -- Null: it comes for a conversation of the membership, not for an assignment.
        alter column step_id drop not null,
        -- The message that it belongs to. No reference: messages are a room further right, and stay when their words go.
        add column message_id uuid,
        add constraint upload_in_one_place
          check (message_id is null or (step_id is null and attempt_id is null)),
        add constraint upload_of_message_in_no_attempt check (step_id is not null or attempt_id is null);
      create index upload_message on every_upload (message_id, position) where message_id is not null;
      drop index upload_expiry;
      create index upload_expiry on every_upload (expires_at)
        where attempt_id is null and message_id is null;
      select close_gates();
    `);
  }

  /** Refused while a conversation has files: they would be nobody's. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin
        if exists (select from every_upload where step_id is null) then
          raise exception 'There are files of conversations.';
        end if;
      end $$;
      drop view upload;
      drop index upload_message, upload_expiry;
      alter table every_upload
        drop constraint upload_in_one_place,
        drop constraint upload_of_message_in_no_attempt,
        drop column message_id,
        alter column step_id set not null;
      create index upload_expiry on every_upload (expires_at) where attempt_id is null;
      select close_gates();
    `);
  }
}
