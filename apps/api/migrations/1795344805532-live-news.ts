import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What open pages have to hear, told by the tables themselves on the channel `pijar_live`: whoever changes a row tells, also the
 * next place that does, and PostgreSQL passes it on after the commit or not at all. See docs/adr/0044-live.md.
 */
export class LiveNews1795344805532 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Work of one cohort moved; more than 20 pieces at once are not named, so that the message stays small.
      create function tell_queue_news(cohort uuid, submissions uuid[]) returns void language sql as $$
        select pg_notify('pijar_live', json_build_object(
                 'kind', 'queue', 'cohortId', c.id, 'organisationId', c.organisation_id,
                 'submissionIds', case when cardinality(submissions) <= 20 then submissions end)::text)
          from cohort c where c.id = cohort
      $$;

      create function tell_of_submissions() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' then
          -- A lease that is renewed moves nothing; work that changes its cohort leaves one queue and comes into another.
          perform tell_queue_news(w.cohort_id, array_agg(w.id))
             from (select n.id, x.cohort_id
                     from now_so n join before_so o using (id)
                     cross join lateral (values (o.cohort_id), (n.cohort_id)) x (cohort_id)
                    where (o.state, o.attempt_count, o.cohort_id, o.step_id, o.claimed_by,
                           o.preferred_reviewer_id, o.kept_until, o.promised_until)
                          is distinct from
                          (n.state, n.attempt_count, n.cohort_id, n.step_id, n.claimed_by,
                           n.preferred_reviewer_id, n.kept_until, n.promised_until)
                    group by n.id, x.cohort_id) w
            group by w.cohort_id;
        elsif tg_op = 'INSERT' then
          perform tell_queue_news(n.cohort_id, array_agg(n.id))
             from now_so n where n.state <> 'draft' group by n.cohort_id;
        else
          perform tell_queue_news(o.cohort_id, array_agg(o.id))
             from before_so o where o.state <> 'draft' group by o.cohort_id;
        end if;
        return null;
      end $$;

      create trigger submission_begun_live after insert on submission
        referencing new table as now_so for each statement execute function tell_of_submissions();
      create trigger submission_moved_live after update on submission
        referencing old table as before_so new table as now_so
        for each statement execute function tell_of_submissions();
      create trigger submission_gone_live after delete on submission
        referencing old table as before_so for each statement execute function tell_of_submissions();

      -- The work of who left a cohort waits no more.
      create function tell_of_membership() returns trigger language plpgsql as $$
      begin
        perform tell_queue_news(new.cohort_id, null);
        return null;
      end $$;
      create trigger membership_left_live after update of state on membership for each row
        when ((old.state = 'left') <> (new.state = 'left')) execute function tell_of_membership();

      -- What somebody may see has changed: the streams of hers are looked at again.
      create function tell_access_news(person uuid) returns void language sql as $$
        select pg_notify('pijar_live', json_build_object('kind', 'access', 'personId', person)::text)
      $$;

      create function tell_of_access() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then
          perform tell_access_news(old.person_id);
        else
          perform tell_access_news(new.person_id);
        end if;
        return null;
      end $$;

      -- Sessions that ended by themselves are swept at night; their streams have ended before.
      create trigger session_ended_live after delete on session for each row
        when (old.expires_at > now()) execute function tell_of_access();
      create trigger role_live after insert or delete on role_grant
        for each row execute function tell_of_access();
      create trigger account_live after update of disabled_at on account for each row
        when (old.disabled_at is distinct from new.disabled_at) execute function tell_of_access();
      create trigger staff_joins_live after insert on cohort_staff
        for each row execute function tell_of_access();
      create trigger staff_changes_live after update on cohort_staff for each row
        when ((old.left_at, old.tracks) is distinct from (new.left_at, new.tracks))
        execute function tell_of_access();

      create function tell_of_person() returns trigger language plpgsql as $$
      begin
        perform tell_access_news(new.id);
        return null;
      end $$;
      create trigger person_live after update of organisation_id, erased_at on person for each row
        when ((old.organisation_id, old.erased_at) is distinct from (new.organisation_id, new.erased_at))
        execute function tell_of_person();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger person_live on person;
      drop trigger staff_changes_live on cohort_staff;
      drop trigger staff_joins_live on cohort_staff;
      drop trigger account_live on account;
      drop trigger role_live on role_grant;
      drop trigger session_ended_live on session;
      drop trigger membership_left_live on membership;
      drop trigger submission_gone_live on submission;
      drop trigger submission_moved_live on submission;
      drop trigger submission_begun_live on submission;
      drop function tell_of_person, tell_of_access, tell_access_news, tell_of_membership,
        tell_of_submissions, tell_queue_news;
    `);
  }
}
