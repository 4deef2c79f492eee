import { CohortsApiModule } from '@pijar/cohorts/api';
import { makeCast, makeMembership, type Cast } from '@pijar/cohorts/testing';
import { IdentityApiModule } from '@pijar/identity/api';
import { makePerson, type TestPerson } from '@pijar/identity/testing';
import { LearningApiModule } from '@pijar/learning/api';
import { newId } from '@pijar/shared/api';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { WorkshopsApiModule } from '../workshops-api.module';

export let test: TestApp;
export let cast: Cast;

/** An app with workshops, and a cast for every test. Call it once in a spec file, before its tests. */
export function useClinics(): void {
  beforeAll(async () => {
    const contexts = [IdentityApiModule, CohortsApiModule, LearningApiModule, WorkshopsApiModule];
    test = await startTestApp(contexts);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    cast = await makeCast(test);
  });
}

export const fields = (more: object = {}) => ({
  title: 'Menghitung harga jual',
  stepId: null,
  trackCode: null,
  date: '2033-03-10',
  startsAt: '13:00',
  endsAt: '14:30',
  timeZone: 'Asia/Makassar',
  place: null,
  link: 'https://meet.example.org/harga',
  capacity: 2,
  audience: 'cohorts',
  welcomesCompleted: false,
  cohortIds: [],
  ...more,
});

export const publish = (more: object = {}, as: TestPerson = cast.coach, cohortId = cast.cohortId) =>
  test.call({
    method: 'POST',
    url: `/api/v1/cohorts/${cohortId}/clinics`,
    payload: { id: newId(), ...fields(more) },
    as,
  });
export const published = async (more: object = {}, as?: TestPerson): Promise<string> => {
  const answer = await publish(more, as);
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json().id;
};

export type Member = TestPerson & { membershipId: string };

export async function newMember(cohortId = cast.cohortId): Promise<Member> {
  const person = await makePerson(test.db, cast.organisationId, ['participant']);
  return { ...person, membershipId: await makeMembership(test, cohortId, person.personId) };
}

export const newMembers = async (count: number): Promise<Member[]> => {
  const members: Member[] = [];
  for (let n = 0; n < count; n++) members.push(await newMember());
  return members;
};

export const book = (clinicId: string, who: Member, as: TestPerson = who, id = newId()) =>
  test.call({
    method: 'POST',
    url: `/api/v1/clinics/${clinicId}/bookings`,
    payload: { id, membershipId: who.membershipId },
    as,
  });
export const giveBack = (bookingId: string, as: TestPerson, reason = '') =>
  test.call({
    method: 'POST',
    url: `/api/v1/clinic-bookings/${bookingId}/cancel`,
    payload: { reason },
    as,
  });

export const states = async (clinicId: string): Promise<Record<string, number>> => {
  const rows = (await test.db.query(
    'select state, count(*)::int as n from clinic_booking where session_id = $1 group by state',
    [clinicId],
  )) as { state: string; n: number }[];
  return Object.fromEntries(rows.map((row) => [row.state, row.n]));
};

export const eventsOf = async (type: string, id: string): Promise<number> => {
  const rows = (await test.db.query(
    `select 1 from outbox_event where type = $1 and $2 in (payload->>'clinicId', payload->>'bookingId')`,
    [type, id],
  )) as unknown[];
  return rows.length;
};
