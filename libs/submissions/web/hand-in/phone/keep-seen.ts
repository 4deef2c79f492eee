import { expectFiles, fetchFile, missingFiles, type OwnFile } from '@pijar/learning/phone';
import type { Phone } from '@pijar/shared/web';
import { urlOf } from '@pijar/shared/contracts';
import { voiceContent, type HandInView } from '@pijar/submissions/contracts';
import { contentOf, previewOf } from '../../work/file-address';

interface SavedModule {
  stepIds: string[];
}

/**
 * Where the assignment belongs to a saved module, what she sees of it stays on the phone: small pictures now, for the page shows
 * them, the rest when she opens or hears it. Never rejects: it can be seen again with signal.
 */
export async function keepSeen(phone: Phone, stepId: string, view: HandInView): Promise<void> {
  const attempts = view.submission?.attempts ?? [];
  const shelves = attempts.length > 0 ? await phone.shelves().catch(() => null) : null;
  if (!shelves) return;
  try {
    const saved = await shelves.all<SavedModule>('modules');
    if (!saved.some(({ value }) => value.stepIds.includes(stepId))) return;
    const files = attempts.flatMap((attempt) => attempt.files);
    const small = files.filter(({ kind }) => kind === 'photo').map((file) => previewOf(file));
    const voices = attempts.flatMap(({ feedback }) => feedback?.voice ?? []);
    const others = [
      ...files.map((file) => contentOf(file)),
      ...voices.map(({ id }) => urlOf(voiceContent, { voiceId: id })),
    ];
    const own = (url: string): OwnFile => ({ stepId, url, bytes: 0 });
    await expectFiles(shelves, others.map(own));
    for (const missing of await missingFiles(shelves, small.map(own))) {
      await fetchFile(shelves, missing);
    }
  } catch {
    // Full, or cut: the page has what it shows.
  }
}
