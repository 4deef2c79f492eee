import { createEnvironmentInjector, type EnvironmentInjector } from '@angular/core';
import { Words } from '@pijar/shared/web';

/** What puts photos and voices together: it belongs to the hand-in, and is fetched from there. */
export async function fetchParts(parent: EnvironmentInjector) {
  const parts = await import('@pijar/submissions/carry');
  const { HandInFiles, Room, submissionsWords } = parts;
  const { fetchGoingOut, fetchVoiceNote, isRecordingLeft, layAmongFiles } = parts;
  await parent.get(Words).learn('submissions', submissionsWords);
  const injector = createEnvironmentInjector([Room, HandInFiles], parent);
  return {
    injector,
    room: injector.get(Room),
    files: injector.get(HandInFiles),
    ...{ fetchGoingOut, fetchVoiceNote, isRecordingLeft, layAmongFiles },
  };
}

export type EnclosingParts = Awaited<ReturnType<typeof fetchParts>>;
