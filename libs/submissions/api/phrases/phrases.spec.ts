import { newId } from '@pijar/shared/api';
import { urlOf } from '@pijar/shared/contracts';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import {
  forgetPhrase,
  keepPhrase,
  maxOwnPhrases,
  showReview,
  type ReviewView,
} from '@pijar/submissions/contracts';
import { handIn, makeScene, type Scene } from '@pijar/submissions/testing';
import { SubmissionsApiModule } from '../submissions-api.module';

describe('sentences for feedback', () => {
  let test: TestApp;
  let scene: Scene;
  let submissionId: string;

  beforeAll(async () => {
    test = await startTestApp([SubmissionsApiModule]);
    scene = await makeScene(test);
    ({ submissionId } = await handIn(test, scene.participant, scene.programme.steps['a1']!));
  });
  afterAll(() => test.close());
  beforeEach(() => test.db.query('delete from own_phrase'));

  const keep = (phraseId: string, payload: object, as = scene.coach) =>
    test.call({ method: 'PUT', url: urlOf(keepPhrase, { phraseId }), as, payload });
  const forget = (phraseId: string, as = scene.coach) =>
    test.call({ method: 'DELETE', url: urlOf(forgetPhrase, { phraseId }), as });
  const phrases = async (as = scene.coach) =>
    (
      await test.call({ method: 'GET', url: urlOf(showReview, { submissionId }), as })
    ).json<ReviewView>().phrases;

  it('are those of the assignment, then those of the programme, each once', async () => {
    expect(await phrases()).toEqual({ good: ['Bagus.'], change: ['Tambahkan harga.'], own: [] });
    await test.db.query(
      `update programme set phrases = '{"good": ["Rapi.", "Bagus."], "change": ["Foto lagi."]}'
        where id = (select programme_id from programme_version where id = $1)`,
      [scene.programme.programmeVersionId],
    );
    expect(await phrases()).toEqual({
      good: ['Bagus.', 'Rapi.'],
      change: ['Tambahkan harga.', 'Foto lagi.'],
      own: [],
    });
  });

  it('of one’s own are kept, changed and forgotten, and nobody else sees them', async () => {
    const phraseId = newId();
    const first = await keep(phraseId, { field: 'good', text: ' Terima kasih, Ibu. ' });
    expect(first.json()).toEqual({ id: phraseId, field: 'good', text: 'Terima kasih, Ibu.' });
    await keep(phraseId, { field: 'good', text: 'Terima kasih, Ibu.' });
    expect((await phrases()).own).toHaveLength(1);
    await keep(phraseId, { field: 'change', text: 'Coba lagi.' });
    expect((await phrases()).own).toEqual([{ id: phraseId, field: 'change', text: 'Coba lagi.' }]);
    expect((await phrases(scene.otherCoach)).own).toEqual([]);

    const other = scene.otherCoach;
    expect((await keep(phraseId, { field: 'good', text: 'Bukan' }, other)).statusCode).toBe(404);
    expect((await forget(phraseId, other)).statusCode).toBe(204);
    expect((await phrases()).own).toHaveLength(1);
    await forget(phraseId);
    expect((await forget(phraseId)).statusCode).toBe(204);
    expect((await phrases()).own).toEqual([]);
  });

  it('have an end: of length, of number, and for participants', async () => {
    const long = await keep(newId(), { field: 'good', text: 'x'.repeat(301) });
    expect(long.statusCode).toBe(422);
    expect((await keep(newId(), { field: 'good', text: '  ' })).statusCode).toBe(422);
    const own = await keep(newId(), { field: 'good', text: 'Ada.' });
    await test.db.query(
      `insert into own_phrase (id, person_id, field, text)
       select gen_random_uuid(), $1, 'good', 'Kalimat ' || n from generate_series(2, $2) n`,
      [scene.coach.personId, maxOwnPhrases],
    );
    expect((await keep(newId(), { field: 'good', text: 'Satu lagi.' })).json()).toMatchObject({
      type: '/problems/too-many-phrases',
    });
    const again = await keep(own.json<{ id: string }>().id, { field: 'good', text: 'Diubah.' });
    expect(again.statusCode).toBe(200);
    const participant = await keep(newId(), { field: 'good', text: 'Ya.' }, scene.participant);
    expect(participant.statusCode).toBe(403);
  });
});
