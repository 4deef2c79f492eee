import type { RecordingView } from '@pijar/curriculum/contracts';
import type { StepView } from '@pijar/learning/contracts';
import type { Screen } from './screen';

const recording: RecordingView = {
  ...{ recordingId: '01a20172-0c07-70f5-9dd5-6ac3efa28480', lessonCode: 'i1-l1', language: 'sas' },
  programmeId: '01a20172-0c07-70f5-9dd5-6ac3efa28400',
  ...{ programmeTitle: 'PIJAR', lessonTitle: 'Dari gaji di luar negeri ke usaha di kampung' },
  title: 'Diceritakan Inaq Sri dari Aikmel',
  transcript: 'Side pade solah. Cerita ini tentang uang yang dibawa pulang.',
  ...{ state: 'ready', fault: null, isAsUploaded: false },
  sound: {
    ...{ url: '/api/v1/media/a', seconds: 425, bytes: 2_600_000, transcript: 'Side pade solah.' },
    opus: { url: '/api/v1/media/b', type: 'audio/ogg', bytes: 1_300_000 },
  },
  createdAt: '2026-01-05T03:04:05.000Z',
};
const also = (number: number, more: Partial<RecordingView>): RecordingView => ({
  ...recording,
  ...{ recordingId: recording.recordingId.slice(0, -1) + number, sound: null },
  ...more,
});

/** One in each of its states. */
export const someRecordings: Screen['before'] = (page) =>
  page.route('**/api/v1/lesson-recordings', (route) =>
    route.fulfill({
      json: {
        organisationName: 'Forum Desbumi Lombok Timur',
        items: [
          recording,
          also(1, { state: 'waiting', title: 'Dijelaskan Pak Wayan', language: 'id' }),
          also(2, { isAsUploaded: true, sound: { ...recording.sound!, opus: undefined } }),
          also(3, { state: 'failed', fault: 'unreadable', title: 'Rekaman rapat desa' }),
          also(4, { state: 'empty', title: 'Belum selesai diunggah', language: 'jv' }),
        ],
      },
    }),
  );

/** As a lesson comes to a participant whose organisation recorded it. */
export const toldInSasak: Screen['before'] = (page) =>
  page.route('**/api/v1/memberships/*/steps/*', async (route) => {
    const answer = await route.fetch();
    const view = (await answer.json()) as StepView;
    const { recordingId, title, language, sound } = recording;
    const recordings = [{ recordingId, title, language, sound: sound! }];
    await route.fulfill({
      response: answer,
      json: { ...view, content: { ...view.content, recordings } },
    });
  });
