import type { AddMembersAnswer, SheetPreview } from '@pijar/cohorts/contracts';
import { leadsOnly, makeCast, makeMembership, statusesOf, type Cast } from '@pijar/cohorts/testing';
import { IdentityApiModule } from '@pijar/identity/api';
import { makePerson } from '@pijar/identity/testing';
import { newId } from '@pijar/shared/api';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { MembershipStarts } from '../access';
import { CohortsApiModule } from '../cohorts-api.module';

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await startTestApp([IdentityApiModule, CohortsApiModule]);
});
afterAll(() => test.close());
beforeEach(async () => {
  cast = await makeCast(test);
});

const url = (path = '') => `/api/v1/cohorts/${cast.cohortId}/members${path}`;
const preview = async (text: string) =>
  (
    await test.call({ method: 'POST', url: url('/preview'), payload: { text }, as: cast.officer })
  ).json() as SheetPreview;
const add = (rows: object[], requestId = newId(), as = cast.officer) =>
  test.call({ method: 'POST', url: url(), payload: { requestId, rows }, as });
const answered = async (rows: object[], requestId?: string) =>
  ((await add(rows, requestId)).json() as AddMembersAnswer).rows;
const peopleNamed = async (name: string) =>
  (await test.db.query('select id from person where full_name = $1 and organisation_id = $2', [
    name,
    cast.organisationId,
  ])) as { id: string }[];

describe('the preview of a sheet', () => {
  it('shows each row with values, faults and people who may be the same', async () => {
    const known = await makePerson(test.db, cast.organisationId, ['participant'], {
      fullName: 'Siti  Aminah',
      phone: '6281234567890',
    });
    await makePerson(test.db, cast.otherOfficer.organisationId, ['participant'], {
      fullName: 'Siti Aminah',
    });
    const sheet = await preview('Nama\tHP\tKet\nsiti aminah\t081234567890\tx\n\tabc\t\n');
    expect(sheet.columns).toEqual([
      { header: 'Nama', field: 'fullName', example: 'siti aminah' },
      { header: 'HP', field: 'phone', example: '081234567890' },
      { header: 'Ket', field: null, example: 'x' },
    ]);
    expect(sheet.rows).toMatchObject([
      {
        line: 2,
        faults: [],
        duplicates: [{ personId: known.personId, why: ['name', 'phone'], isMember: false }],
      },
      {
        line: 3,
        faults: [
          { field: 'fullName', code: 'missing' },
          { field: 'phone', code: 'not-a-phone' },
        ],
        duplicates: [],
      },
    ]);
  });

  it('is for those who lead the cohort', async () => {
    const payload = { text: 'Ani' };
    expect(
      await statusesOf(test, cast, () => ({ method: 'POST', url: url('/preview'), payload })),
    ).toEqual(leadsOnly());
  });

  it.each([
    ['Nama\tHP\n', 'no-rows'],
    [Array.from({ length: 301 }, (_, i) => `Orang Ke${i}`).join('\n'), 'too-many-rows'],
  ])('refuses a sheet with nobody or too many in it', async (text, code) => {
    const answer = await test.call({
      method: 'POST',
      url: url('/preview'),
      payload: { text },
      as: cast.officer,
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().errors).toMatchObject([{ pointer: '/body/text', code }]);
  });
});

describe('adding people', () => {
  it('keeps good rows and says of each bad one what is wrong', async () => {
    const started: string[] = [];
    test.app.get(MembershipStarts).listen(async (_manager, ids) => {
      started.push(...ids);
    });
    const rows = await answered([
      { line: 1, fullName: 'Rukmini', phone: '0812 3456 7001', sex: 'P', village: 'Aikmel' },
      { line: 2, fullName: '', phone: '081' },
      { line: 3, fullName: 'Sari' },
    ]);
    expect(rows).toMatchObject([
      { line: 1, outcome: 'added', participantNumber: expect.any(String), faults: [] },
      {
        line: 2,
        outcome: 'refused',
        membershipId: null,
        faults: [
          { field: 'fullName', code: 'missing' },
          { field: 'phone', code: 'not-a-phone' },
        ],
      },
      { line: 3, outcome: 'added' },
    ]);
    expect(started).toEqual([rows[0]!.membershipId, rows[2]!.membershipId]);
    const [membership] = await test.db.query(
      `select m.state, p.phone, p.sex, p.village,
              (select count(*)::int from membership_change c where c.membership_id = m.id) as changes,
              (select payload from outbox_event where payload->>'membershipId' = m.id::text) as event
         from membership m join person p on p.id = m.person_id where m.id = $1`,
      [rows[0]!.membershipId],
    );
    expect(membership).toEqual({
      state: 'invited',
      phone: '6281234567001',
      sex: 'female',
      village: 'Aikmel',
      changes: 1,
      event: { membershipId: rows[0]!.membershipId, from: null, to: 'invited' },
    });
  });

  it('adds nobody twice when the same request comes again, also at the same moment', async () => {
    const requestId = newId();
    const rows = [{ line: 1, fullName: 'Halimah Dua Kali' }];
    const answers = await Promise.all([1, 2, 3].map(() => answered(rows, requestId)));
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(await peopleNamed('Halimah Dua Kali')).toHaveLength(1);
  });

  it('adds nobody twice when two officers paste the same sheet at the same moment', async () => {
    const rows = [{ line: 1, fullName: 'Nurhayati', phone: '081277770000' }];
    const outcomes = (await Promise.all([answered(rows), answered(rows)])).map(
      ([row]) => row!.outcome,
    );
    expect(outcomes.sort()).toEqual(['added', 'refused']);
    expect(await peopleNamed('Nurhayati')).toHaveLength(1);
  });

  it('takes a person already known, or somebody else of the same name, as the officer says', async () => {
    const known = await makePerson(test.db, cast.organisationId, ['participant'], {
      fullName: 'Maryam',
    });
    const row = { line: 1, fullName: 'Maryam' };
    expect(await answered([row])).toMatchObject([
      { outcome: 'refused', faults: [{ code: 'known-already' }] },
    ]);
    expect(await answered([{ ...row, personId: known.personId }])).toMatchObject([
      { outcome: 'joined', personId: known.personId },
    ]);
    expect(await answered([{ ...row, personId: known.personId }])).toMatchObject([
      { outcome: 'already-member' },
    ]);
    expect(await answered([{ ...row, isSomebodyElse: true }])).toMatchObject([
      { outcome: 'added' },
    ]);
  });

  it('refuses a person of another organisation', async () => {
    const stranger = await makePerson(test.db, cast.otherOfficer.organisationId, ['participant']);
    expect(
      await answered([{ line: 1, fullName: 'Ani', personId: stranger.personId }]),
    ).toMatchObject([{ outcome: 'refused', faults: [{ code: 'unknown-person' }] }]);
  });

  it('refuses the second of two equal rows of one sheet until the officer says it is somebody else', async () => {
    const row = { fullName: 'Ida', phone: '081299990000' };
    expect(
      await answered([
        { line: 1, ...row },
        { line: 2, ...row },
        { line: 3, ...row, isSomebodyElse: true },
      ]),
    ).toMatchObject([{ outcome: 'added' }, { outcome: 'refused' }, { outcome: 'added' }]);
  });

  it('to a closed cohort is a 409', async () => {
    await test.db.query(`update cohort set state = 'closed' where id = $1`, [cast.cohortId]);
    expect((await add([{ line: 1, fullName: 'Ani' }])).json()).toMatchObject({
      status: 409,
      type: '/problems/cohort-closed',
    });
  });

  it('is for those who lead the cohort', async () => {
    expect(
      await statusesOf(test, cast, (who) => ({
        method: 'POST',
        url: url(),
        payload: { requestId: newId(), rows: [{ line: 1, fullName: `Dari ${who}` }] },
      })),
    ).toEqual(leadsOnly());
  });
});

describe('activation codes', () => {
  const issue = (membershipIds?: string[], as = cast.officer) =>
    test.call({
      method: 'POST',
      url: `/api/v1/cohorts/${cast.cohortId}/activation-codes`,
      payload: { membershipIds },
      as,
    });

  it('are made for whoever never opened her account, and leave the PIN of the others alone', async () => {
    const [fresh] = await answered([{ line: 1, fullName: 'Zubaidah', phone: '081288880000' }]);
    const answer = (await issue([fresh!.membershipId!, cast.membershipId])).json();
    const items = Object.fromEntries(
      answer.items.map((item: { membershipId: string }) => [item.membershipId, item]),
    );
    expect(items[fresh!.membershipId!]).toMatchObject({
      fullName: 'Zubaidah',
      code: expect.stringMatching(/^\w{4}-\w{4}-\w{4}$/),
      link: expect.stringContaining('/aktivasi#kode='),
      whatsappUrl: expect.stringContaining('https://wa.me/6281288880000?text='),
      skipped: null,
    });
    expect(items[cast.membershipId]).toMatchObject({ code: null, skipped: 'already-activated' });
  });

  it('without a choice are made for all who never opened their account', async () => {
    const [fresh] = await answered([{ line: 1, fullName: 'Latifah' }]);
    expect((await issue()).json().items).toMatchObject([
      { membershipId: fresh!.membershipId, code: expect.any(String) },
    ]);
  });

  it('make an invited membership active when used', async () => {
    const [fresh] = await answered([{ line: 1, fullName: 'Zahra' }]);
    const [item] = (await issue([fresh!.membershipId!])).json().items;
    const { consents } = (
      await test.call({
        method: 'POST',
        url: '/api/v1/activations/check',
        payload: { code: item.code },
      })
    ).json();
    const activated = await test.call({
      method: 'POST',
      url: '/api/v1/activations',
      payload: {
        code: item.code,
        secret: '482915',
        consents: consents.map((c: { purpose: string; textVersion: string }) => ({
          purpose: c.purpose,
          textVersion: c.textVersion,
          isGranted: true,
        })),
      },
    });
    expect(activated.statusCode).toBeLessThan(300);
    const [row] = await test.db.query('select state from membership where id = $1', [
      fresh!.membershipId,
    ]);
    expect(row.state).toBe('active');
  });

  it('are for those who lead the cohort, for people in it', async () => {
    expect(
      await statusesOf(test, cast, () => ({
        method: 'POST',
        url: `/api/v1/cohorts/${cast.cohortId}/activation-codes`,
        payload: { membershipIds: [cast.membershipId] },
      })),
    ).toEqual(leadsOnly());
    const other = await makeCast(test);
    const stranger = await makeMembership(test, other.cohortId, cast.participant.personId);
    expect((await issue([stranger])).statusCode).toBe(404);
  });
});
