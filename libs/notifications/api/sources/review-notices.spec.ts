import { makePerson, type TestPerson } from '@pijar/identity/testing';
import { deliverEvents } from '@pijar/shared/testing';
import {
  submissionReassigned,
  submissionReturned,
  submissionTakenOver,
} from '@pijar/submissions/contracts';
import {
  answeredWork,
  coach,
  happens,
  inbox,
  newParticipant,
  organisationId,
  test,
  useInbox,
} from '../testing-inbox';

useInbox();

describe('a coach is told', () => {
  let other: TestPerson;
  let submissionId: string;
  beforeEach(async () => {
    other = await makePerson(test.db, organisationId, ['facilitator']);
    const { membershipId } = await newParticipant();
    submissionId = (await answeredWork(membershipId, submissionReturned)).submissionId;
  });
  const toldOf = async (person: TestPerson) =>
    (await inbox(person)).items
      .filter(({ link }) => link === `/pendamping/kiriman/${submissionId}`)
      .map(({ kind }) => kind);

  it('that work was given to her, and taken from her: each once for one deed', async () => {
    const moved = { submissionId, version: 3, from: coach.personId, to: other.personId };
    await happens(submissionReassigned, moved);
    await happens(submissionReassigned, moved);
    await deliverEvents(test);
    expect(await toldOf(coach)).toEqual(['review_taken']);
    expect(await toldOf(other)).toEqual(['review_given']);
  });

  it('that a co-coach took what she held', async () => {
    const moved = { submissionId, version: 4, from: coach.personId, to: other.personId };
    await happens(submissionTakenOver, moved);
    await deliverEvents(test);
    expect(await toldOf(coach)).toEqual(['review_taken']);
    expect(await toldOf(other)).toEqual([]);
  });
});
