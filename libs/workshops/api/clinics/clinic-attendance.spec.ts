import { makeCohort } from '@pijar/cohorts/testing';
import { makeProgramme } from '@pijar/curriculum/testing';
import {
  book,
  cast,
  newMember,
  newMembers,
  published,
  test,
  useClinics,
  type Member,
} from './testing-clinics';

useClinics();

/** A clinic of the programme’s step that has just begun, with these people in it. */
async function begun(members: Member[], more: object = {}): Promise<string> {
  const id = await published({ stepId: cast.programme.steps['klinik'], capacity: 9, ...more });
  for (const member of members) {
    const answer = await book(id, member);
    expect(answer.statusCode).toBe(200);
  }
  await test.db.query(
    `update planned_session set starts_at = now() - interval '1 minute', ends_at = now() + interval '1 hour'
      where id = $1`,
    [id],
  );
  return id;
}

const mark = (clinicId: string, { membershipId }: Member, state: string | null) =>
  test.call({
    method: 'PUT',
    url: `/api/v1/sessions/${clinicId}/attendance`,
    payload: { marks: [{ membershipId, state }] },
    as: cast.coach,
  });
const stepOf = async ({ membershipId }: Member) => {
  const [row] = (await test.db.query(
    `select p.state, p.evidence from step_progress p join step st on st.id = p.step_id
      where p.membership_id = $1 and st.kind = 'clinic'`,
    [membershipId],
  )) as { state: string; evidence: object }[];
  return row;
};

it('counts for the clinic step of whoever had a seat and came, in another cohort too', async () => {
  const other = await makeCohort(test.db, cast.organisationId, cast.programme.programmeVersionId);
  const [here, there] = [await newMember(), await newMember(other)];
  const id = await begun([here, there], { audience: 'organisation' });
  expect((await mark(id, here, 'present')).statusCode).toBe(200);
  expect((await mark(id, there, 'late')).statusCode).toBe(200);
  const done = { state: 'done', evidence: expect.objectContaining({ sessionId: id }) };
  expect([await stepOf(here), await stepOf(there)]).toEqual([done, done]);
});

it('of somebody whose programme has no such step is kept all the same', async () => {
  const { programmeVersionId } = await makeProgramme(test.db);
  const far = await newMember(await makeCohort(test.db, cast.organisationId, programmeVersionId));
  const id = await begun([far], { audience: 'organisation' });
  expect((await mark(id, far, 'present')).statusCode).toBe(200);
  expect((await stepOf(far))?.state).not.toBe('done');
});

it('is not marked for somebody without a seat', async () => {
  const [seated, stranger] = await newMembers(2);
  const id = await begun([seated!]);
  const answer = await mark(id, stranger!, 'present');
  expect(answer.json().errors).toMatchObject([{ code: 'not-on-roster' }]);
});

it('keeps the clinic from being cancelled', async () => {
  const [seated] = await newMembers(1);
  const id = await begun([seated!]);
  await mark(id, seated!, 'present');
  const answer = await test.call({
    method: 'POST',
    url: `/api/v1/clinics/${id}/cancel`,
    payload: { version: 1, reason: 'Sakit' },
    as: cast.coach,
  });
  expect(answer.json().type).toBe('/problems/has-attendance');
});
