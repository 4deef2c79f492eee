import { MemoryShelves, PhoneFullError } from '@pijar/shared/phone';
import { viewBefore } from './view-before';

const work = { membershipId: 'm', stepId: 's' };
const address = '/api/v1/memberships/m/steps/s/hand-in';
const view = { dueOn: '2026-03-01' };

async function phoneOfBefore() {
  const shelves = new MemoryShelves('siti');
  await shelves.put('views', 'm/s', view);
  return shelves;
}

describe('an assignment as an earlier build saw it', () => {
  it('is found, and moves to the other answers', async () => {
    const shelves = await phoneOfBefore();
    const putAnswer = (url: string, body: unknown) => shelves.put('answers', url, body);
    expect(await viewBefore(work, shelves, { putAnswer })).toEqual(view);
    expect(await shelves.get('answers', address)).toEqual(view);
    expect(await shelves.all('views')).toEqual([]);
    expect(await viewBefore(work, shelves, { putAnswer })).toBeNull();
  });

  it('is found on a full phone as well, and stays where it is', async () => {
    const shelves = await phoneOfBefore();
    const putAnswer = () => Promise.reject(new PhoneFullError(null));
    expect(await viewBefore(work, shelves, { putAnswer })).toEqual(view);
    expect(await shelves.all('views')).toHaveLength(1);
  });
});
