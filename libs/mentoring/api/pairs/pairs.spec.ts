import { makeCohort, makeMembership } from '@pijar/cohorts/testing';
import { makePerson } from '@pijar/identity/testing';
import { pair } from '@pijar/mentoring/testing';
import { newId } from '@pijar/shared/api';
import {
  change,
  goAway,
  learner,
  make,
  newCoach,
  pairsOf,
  reachLastStage,
  test,
  useMentoring,
} from '../testing-mentoring';

useMentoring();

const presentCoach = async (): Promise<string[]> => {
  const rows = (await test.db.query(
    'select coach_id from coach_pair where membership_id = $1 and ended_at is null',
    [learner.membershipId],
  )) as { coach_id: string }[];
  return rows.map(({ coach_id }) => coach_id);
};
const events = async (type: string, id: string): Promise<number> => {
  const rows = (await test.db.query(
    'select 1 from outbox_event where type = $1 and payload::text like $2',
    [type, `%${id}%`],
  )) as unknown[];
  return rows.length;
};

describe('pairs of a cohort', () => {
  it('list who is in the last stage and what each coach carries, experts left out', async () => {
    await newCoach('expert');
    const { coaches, people } = await pairsOf();
    expect(coaches).toEqual([
      expect.objectContaining({ personId: learner.coach.personId, load: 0, isAway: false }),
    ]);
    expect(people).toEqual([
      expect.objectContaining({ membershipId: learner.membershipId, pair: null, before: 0 }),
    ]);
  });

  it.each([
    ['officer', 200],
    ['admin', 200],
    ['otherOfficer', 404],
    ['coach', 403],
    ['formerCoach', 403],
    ['owner', 403],
  ] as const)('answer %s with %i', async (who, status) => {
    const base = `/api/v1/cohorts/${learner.cohortId}`;
    for (const url of [`${base}/pairs`, `${base}/pair-proposal`]) {
      expect((await test.call({ url, as: learner[who] })).statusCode).toBe(status);
    }
    const given = await make(
      [{ membershipId: learner.membershipId, coachId: learner.coach.personId }],
      learner[who],
    );
    expect(given.statusCode).toBe(status);
    const url = `/api/v1/memberships/${learner.membershipId}/coaches`;
    expect((await test.call({ url, as: learner[who] })).statusCode).toBe(status);
  });

  it('are made once however often they are sent, and told', async () => {
    const item = {
      id: newId(),
      membershipId: learner.membershipId,
      coachId: learner.coach.personId,
    };
    for (const answer of await Promise.all([make([item]), make([item]), make([item])])) {
      expect(answer.statusCode).toBe(200);
    }
    expect(await presentCoach()).toEqual([learner.coach.personId]);
    expect(await events('pairs.made', item.id)).toBe(1);
    expect((await pairsOf()).coaches[0].load).toBe(1);
  });

  it('by two officers at once: one wins, the other is told what stands now', async () => {
    const other = await newCoach();
    const items = [learner.coach.personId, other.personId].map((coachId) => ({
      membershipId: learner.membershipId,
      coachId,
    }));
    const answers = await Promise.all(items.map((item) => make([item])));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const lost = answers.find(({ statusCode }) => statusCode === 409)!.json();
    expect(lost.type).toContain('paired-meanwhile');
    expect([lost.current.people[0].pair.coachId]).toEqual(await presentCoach());
  });

  it('are all made or none', async () => {
    const second = await makePerson(test.db, learner.organisationId, ['participant']);
    const membershipId = await makeMembership(test, learner.cohortId, second.personId);
    await pair(test.db, membershipId, learner.coach.personId);
    const coachId = learner.coach.personId;
    const answer = await make([
      { membershipId: learner.membershipId, coachId },
      { membershipId, coachId },
    ]);
    expect(answer.statusCode).toBe(409);
    expect(await presentCoach()).toEqual([]);
  });

  it('refuse coaches who are away, experts, strangers, and people of other cohorts', async () => {
    const [away, expert] = [await newCoach(), await newCoach('expert')];
    await goAway(away.personId);
    const { membershipId } = learner;
    const refused = async (item: { membershipId: string; coachId: string }) =>
      (await make([item])).json().errors?.[0]?.code;
    expect(await refused({ membershipId, coachId: away.personId })).toBe('away');
    expect(await refused({ membershipId, coachId: expert.personId })).toBe('not-staff');
    expect(await refused({ membershipId, coachId: learner.formerCoach.personId })).toBe(
      'not-staff',
    );
    expect(await refused({ membershipId: newId(), coachId: learner.coach.personId })).toBe(
      'unknown',
    );
  });
});

describe('an even spread', () => {
  it('proposes the one with the fewest people, also elsewhere, and nobody who is away', async () => {
    const [busy, away] = [learner.coach, await newCoach()];
    await goAway(away.personId);
    const free = await newCoach('cofacilitator');
    const elsewhere = await makeCohort(
      test.db,
      learner.organisationId,
      learner.programme.programmeVersionId,
    );
    const someone = await makePerson(test.db, learner.organisationId, ['participant']);
    await pair(test.db, await makeMembership(test, elsewhere, someone.personId), busy.personId);
    const url = `/api/v1/cohorts/${learner.cohortId}/pair-proposal`;
    const proposal = (await test.call({ url, as: learner.officer })).json();
    expect(proposal.items).toEqual([
      expect.objectContaining({ membershipId: learner.membershipId, coachId: free.personId }),
    ]);
    expect(await presentCoach()).toEqual([]);
    const loads = new Map(
      proposal.loads.map((row: { personId: string; after: number }) => [row.personId, row.after]),
    );
    expect([busy, away, free].map(({ personId }) => loads.get(personId))).toEqual([1, 0, 1]);
  });

  it('leaves out who left, and takes in who completed', async () => {
    const gone = await makePerson(test.db, learner.organisationId, ['participant']);
    const membershipId = await makeMembership(test, learner.cohortId, gone.personId);
    await reachLastStage(membershipId);
    await test.db.query(`update membership set state = 'left' where id = $1`, [membershipId]);
    await test.db.query(`update membership set state = 'completed' where id = $1`, [
      learner.membershipId,
    ]);
    const { people } = await pairsOf();
    expect(people.map((row: { membershipId: string }) => row.membershipId)).toEqual([
      learner.membershipId,
    ]);
  });
});

describe('a change of coach', () => {
  it('keeps who it was, and asks for a reason', async () => {
    const was = await pair(test.db, learner.membershipId, learner.coach.personId);
    const next = await newCoach();
    const unexplained = await change({ coachId: next.personId, was, reason: null });
    expect(unexplained.json().errors[0]).toMatchObject({ pointer: '/body/reason' });
    const answer = await change({ coachId: next.personId, was });
    expect(answer.json()).toMatchObject({ pair: { coachId: next.personId }, before: 1 });
    const url = `/api/v1/memberships/${learner.membershipId}/coaches`;
    const { items } = (await test.call({ url, as: learner.officer })).json();
    expect(items).toEqual([
      expect.objectContaining({ reason: 'Rumahnya lebih dekat.', endedAt: null }),
      expect.objectContaining({ pairId: was, endedAt: expect.any(String) }),
    ]);
    expect(await events('pair.ended', was)).toBe(1);
  });

  it('by two officers at once: one wins, the other gets a clear problem', async () => {
    const was = await pair(test.db, learner.membershipId, learner.coach.personId);
    const [one, two] = [await newCoach(), await newCoach()];
    const answers = await Promise.all([
      change({ coachId: one.personId, was }),
      change({ coachId: two.personId, was }, learner.admin),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const lost = answers.find(({ statusCode }) => statusCode === 409)!.json();
    expect(lost.type).toContain('pair-changed');
    expect([lost.current.pair.coachId]).toEqual(await presentCoach());
  });

  it('sent twice changes once', async () => {
    const was = await pair(test.db, learner.membershipId, learner.coach.personId);
    const to = { id: newId(), coachId: (await newCoach()).personId, was };
    expect((await change(to)).json()).toEqual((await change(to)).json());
  });

  it('is for those who lead the cohort', async () => {
    const to = { coachId: (await newCoach()).personId, was: null, reason: null };
    expect((await change(to, learner.otherOfficer)).statusCode).toBe(404);
    expect((await change(to, learner.coach)).statusCode).toBe(403);
    expect((await change(to, learner.owner)).statusCode).toBe(403);
  });

  it('comes by itself when the coach leaves the staff', async () => {
    await pair(test.db, learner.membershipId, learner.coach.personId);
    await test.call({
      method: 'DELETE',
      url: `/api/v1/cohorts/${learner.cohortId}/staff/${learner.coach.personId}`,
      as: learner.officer,
    });
    expect(await presentCoach()).toEqual([]);
    expect((await pairsOf()).people[0]).toMatchObject({ pair: null, before: 1 });
  });
});
