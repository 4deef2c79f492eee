import type { FactPayload } from './fact';

/** How a fact is shown in the list of what is not sent. */
export function factFace({ payload }: { payload: unknown }) {
  const { fact, title = '' } = payload as Partial<FactPayload>;
  // Written by a build whose shape this one cannot read: it is listed all the same.
  if (!fact) return { title, name: 'lesson', link: '/belajar' };
  // A test names its stage by the code, which no address has; it is offered on the first screen.
  if (fact.kind === 'test_finished') return { title, name: 'test', link: '/belajar' };
  return {
    title,
    name: fact.kind === 'quiz_finished' ? 'quiz' : 'lesson',
    link: `/belajar/langkah/${fact.stepId}`,
  };
}
