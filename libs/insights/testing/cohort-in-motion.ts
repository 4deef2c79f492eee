import { makeCast, makeMembership, type Cast } from '@pijar/cohorts/testing';
import { makePerson } from '@pijar/identity/testing';
import { StepReports, type StepReport } from '@pijar/learning/api';
import type { TestApp } from '@pijar/shared/testing';

/** A Wednesday, 10:00 in Lombok. */
export const wednesday = new Date('2026-11-18T02:00:00Z');

/** A cohort whose people are put where a test wants them. */
export class CohortInMotion {
  private constructor(
    private readonly test: TestApp,
    readonly cast: Cast,
  ) {}

  static async make(test: TestApp): Promise<CohortInMotion> {
    return new CohortInMotion(test, await makeCast(test));
  }

  /** An active membership that joined on the Monday before; returns its id. */
  async member(name: string, more: { sex?: string; isActivated?: boolean } = {}): Promise<string> {
    const { db } = this.test;
    const person = await makePerson(db, this.cast.organisationId, ['participant'], {
      fullName: name,
      sex: more.sex ?? 'female',
    });
    const id = await makeMembership(this.test, this.cast.cohortId, person.personId);
    await db.query(`update membership set joined_at = '2026-11-16T00:00:00Z' where id = $1`, [id]);
    if (more.isActivated === false) {
      await db.query('update account set activated_at = null where person_id = $1', [
        person.personId,
      ]);
    }
    return id;
  }

  /** Reports steps as submissions and workshops do. */
  async report(membershipId: string, codes: string[], state: StepReport['state'] = 'done') {
    for (const code of codes) {
      await this.test.db.transaction((manager) =>
        this.test.app.get(StepReports, { strict: false }).report(manager, {
          membershipId,
          stepId: this.cast.programme.steps[code]!,
          state,
          evidence: {},
          actorId: null,
        }),
      );
    }
  }

  since(membershipId: string, code: string, at: string): Promise<unknown> {
    return this.test.db.query(
      'update step_progress set since = $3 where membership_id = $1 and step_id = $2',
      [membershipId, this.cast.programme.steps[code], at],
    );
  }

  lastActive(membershipId: string, at: string): Promise<unknown> {
    return this.test.db.query('update membership set last_active_at = $2 where id = $1', [
      membershipId,
      at,
    ]);
  }

  private setState(membershipId: string, state: string): Promise<unknown> {
    return this.test.db.query('update membership set state = $2 where id = $1', [
      membershipId,
      state,
    ]);
  }

  /**
   * One of each, by name: A new, B waiting for the coach, C returned, D before a session, E done, F paused, G left; the participant of
   * the cast is taken out. On `wednesday`.
   */
  async everyKind(): Promise<{ before: string }> {
    await this.removeParticipantOfCast();
    const invited = await this.member('A Baru', { isActivated: false });
    await this.test.db.query(
      `update membership set state = 'invited', joined_at = '2026-11-01' where id = $1`,
      [invited],
    );
    const waiting = await this.member('B Menunggu', { sex: 'male' });
    await this.report(waiting, ['a1'], 'waiting');
    // Thursday; the Wednesday after is the fourth working day.
    await this.since(waiting, 'a1', '2026-11-12T10:00:00Z');
    await this.lastActive(waiting, '2026-11-12T10:00:00Z');
    const returned = await this.member('C Dikembalikan');
    await this.report(returned, ['a1'], 'returned');
    await this.since(returned, 'a1', '2026-11-08T00:00:00Z');
    await this.lastActive(returned, '2026-11-01T00:00:00Z');
    const before = await this.member('D Sebelum Hari');
    await this.report(before, ['l1', 'a1', 'oa1']);
    await this.completed('E Selesai');
    await this.setState(await this.member('F Jeda'), 'paused');
    await this.setState(await this.member('G Keluar'), 'left');
    return { before };
  }

  private async completed(name: string): Promise<void> {
    const id = await this.member(name, { sex: 'unknown' });
    await this.test.db.query(
      'insert into track_choice (membership_id, module_id) values ($1, $2)',
      [id, this.cast.programme.tracks.m1],
    );
    await this.report(id, ['l1', 'a1', 'oa1', 'hari-1', 'hari-2', 'ma1', 'klinik']);
  }

  private async removeParticipantOfCast(): Promise<void> {
    for (const table of ['stage_progress', 'step_progress']) {
      await this.test.db.query(`delete from ${table} where membership_id = $1`, [
        this.cast.membershipId,
      ]);
    }
    await this.test.db.query('delete from membership where id = $1', [this.cast.membershipId]);
  }
}
