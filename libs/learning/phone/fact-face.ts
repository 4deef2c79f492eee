import type { FactPayload } from './fact-channel';

/** How a fact is shown in the list of what is not sent. */
export function factFace({ payload }: { payload: unknown }) {
  const { fact, title } = payload as FactPayload;
  return {
    title,
    name: fact.kind === 'quiz_finished' ? 'quiz' : 'lesson',
    link: `/belajar/langkah/${fact.stepId}`,
  };
}
