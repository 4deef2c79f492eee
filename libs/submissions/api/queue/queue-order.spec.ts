import { addStaff, makeCohort } from '@pijar/cohorts/testing';
import { newId } from '@pijar/shared/api';
import { urlOf } from '@pijar/shared/contracts';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import {
  claimSubmission,
  decide,
  handBackClaim,
  showHandIn,
  showReviewQueue,
  takeNext,
  type AttemptReceipt,
  type ClaimView,
  type HandInView,
  type ReviewQueueView,
} from '@pijar/submissions/contracts';
import {
  attemptOf,
  handIn,
  makeParticipant,
  makeScene,
  setNow,
  type Scene,
  type TestParticipant,
} from '@pijar/submissions/testing';
import { SubmissionsApiModule } from '../submissions-api.module';

describe('what is promised, and the order of the queue', () => {
  let test: TestApp;
  let scene: Scene;

  beforeAll(async () => {
    test = await startTestApp([SubmissionsApiModule]);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    setNow(test);
    scene = await makeScene(test);
  });

  const sendAt = (at: string, who: TestParticipant) => {
    setNow(test, at);
    return handIn(test, who, scene.programme.steps['a1']!);
  };
  const work = async (at: string, cohortId = scene.cohortId) =>
    sendAt(at, await makeParticipant(test, scene.organisationId, cohortId));
  const queue = async (query: object = {}) =>
    (
      await test.call({
        method: 'GET',
        url: urlOf(showReviewQueue, {}, query),
        as: scene.coach,
      })
    ).json<ReviewQueueView>();
  const ids = (all: { submissionId: string }[]) => all.map((one) => one.submissionId);
  const on = async (route: typeof claimSubmission, { submissionId }: AttemptReceipt) => {
    const url = urlOf(route, { submissionId });
    return test.call({ method: route.method as 'POST', url, as: scene.coach });
  };
  const giveBack = async (receipt: AttemptReceipt) => {
    await on(claimSubmission, receipt);
    await test.call({
      method: 'POST',
      url: urlOf(decide, receipt),
      as: scene.coach,
      payload: {
        ...{ decisionId: newId(), attemptId: receipt.attemptId, decision: 'returned' },
        ...{ scores: { jelas: 1, jujur: 1, lengkap: 1 }, good: 'Bagus.', change: 'Harga.' },
      },
    });
  };
  /** Another cohort of hers, elsewhere or with another target. */
  const elsewhere = async (timeZone: string, replyWithinDays: number | null = null) => {
    const cohortId = await makeCohort(
      test.db,
      scene.organisationId,
      scene.programme.programmeVersionId,
    );
    await test.db.query('update cohort set time_zone = $2 where id = $1', [cohortId, timeZone]);
    await addStaff(test.db, cohortId, scene.coach.personId);
    if (replyWithinDays) {
      await test.db.transaction(async (manager) => {
        // What was published cannot be changed; a programme of these tests can.
        await manager.query('set local session_replication_role to replica');
        await manager.query('update programme_version set reply_within_days = $2 where id = $1', [
          scene.programme.programmeVersionId,
          replyWithinDays,
        ]);
      });
    }
    return cohortId;
  };

  it('tells her the day, now and whenever she looks, until she is answered', async () => {
    const receipt = await sendAt('2026-11-19T02:00:00Z', scene.participant);
    expect(receipt.replyBy).toBe('2026-11-24');
    const { membershipId } = scene.participant;
    const stepId = scene.programme.steps['a1']!;
    const look = async () => {
      const url = urlOf(showHandIn, { membershipId, stepId });
      return (await test.call({ method: 'GET', url, as: scene.participant })).json<HandInView>();
    };
    expect((await look()).submission!.attempts[0]!.replyBy).toBe('2026-11-24');
    // The calendar changes; what she was told does not.
    await test.db.query(
      `insert into organisation_day values ($1, '2026-11-23', 'Hari jadi lembaga', true)`,
      [scene.organisationId],
    );
    expect((await look()).submission!.attempts[0]!.replyBy).toBe('2026-11-24');
    expect((await work('2026-11-19T02:00:00Z')).replyBy).toBe('2026-11-25');
    expect((await queue()).items.map(({ replyBy }) => replyBy)).toEqual([
      '2026-11-24',
      '2026-11-25',
    ]);
  });

  it('says the same when the phone says it twice', async () => {
    const input = attemptOf();
    setNow(test, '2026-11-19T02:00:00Z');
    const stepId = scene.programme.steps['a1']!;
    const first = await handIn(test, scene.participant, stepId, input);
    setNow(test, '2026-11-23T02:00:00Z');
    expect(await handIn(test, scene.participant, stepId, input)).toEqual(first);
  });

  it('keeps to the target of the programme, where the cohort is', async () => {
    const papua = await elsewhere('Asia/Jayapura', 5);
    // Sunday 23:30 in WITA, Monday in WIT.
    expect((await work('2026-11-22T15:30:00Z')).replyBy).toBe('2026-11-27');
    expect((await work('2026-11-22T15:30:00Z', papua)).replyBy).toBe('2026-11-30');
  });

  it('is late from the midnight after the promised day, where the cohort is', async () => {
    await work('2026-11-19T02:00:00Z');
    const late = async (at: string) => {
      setNow(test, at);
      const { items, totals } = await queue();
      expect(items[0]!.isLate).toBe(totals.late === 1);
      return totals.late;
    };
    expect(await late('2026-11-24T15:59:59Z')).toBe(0);
    expect(await late('2026-11-24T16:00:00Z')).toBe(1);
  });

  it('puts what is promised first before what is older, and «next» follows it', async () => {
    const papua = await elsewhere('Asia/Jayapura');
    const here = await work('2026-11-19T02:00:00Z');
    // The same day ends two hours earlier in the east.
    const east = await work('2026-11-19T03:00:00Z', papua);
    const nextDay = await work('2026-11-20T02:00:00Z');
    const wanted = [east, here, nextDay];
    expect(ids((await queue()).items)).toEqual(ids(wanted));
    for (const { submissionId } of wanted) {
      const taken = await test.call({
        ...{ method: 'POST', url: takeNext.path, as: scene.coach },
        payload: { takeId: newId() },
      });
      expect(taken.json<ClaimView>().submissionId).toBe(submissionId);
    }
  });

  it('puts her own resubmission before what is new of that day, what she handed back last, over all pages', async () => {
    const again = await sendAt('2026-11-18T01:00:00Z', scene.participant);
    await giveBack(again);
    const older = await work('2026-11-19T01:00:00Z');
    const handedBack = await work('2026-11-18T01:00:00Z');
    await on(claimSubmission, handedBack);
    await on(handBackClaim as never, handedBack);
    await sendAt('2026-11-19T05:00:00Z', scene.participant);
    const tomorrow = await work('2026-11-20T01:00:00Z');
    const wanted = ids([again, older, tomorrow, handedBack]);
    expect(ids((await queue()).items)).toEqual(wanted);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: ReviewQueueView = await queue({ limit: 1, cursor });
      seen.push(...ids(page.items));
      cursor = page.next;
    } while (cursor);
    expect(seen).toEqual(wanted);
  });
});
