import type { Missing, MissingStep, StagePath } from '@pijar/learning/contracts';

/** A translation key with what it speaks of; the caller says it in the person's language. */
export interface Phrase {
  key: string;
  params: Record<string, string | number>;
}

const phrase = (key: string, params: Phrase['params'] = {}): Phrase => ({
  key: `learning.missing.${key}`,
  params,
});

/** What a participant has to do, one plain sentence for each thing: work that came back first, what a coach has to read last. */
export function missingPhrases(missing: readonly Missing[]): Phrase[] {
  return missing.flatMap(phrasesOf).toSorted((a, b) => turnOf(a) - turnOf(b));
}

/** One sentence for a closed stage: what to do so that it opens. `before` is the stage that is open now. */
export function opensAfter(before: StagePath, title: string): Phrase {
  const phrases = missingPhrases(before.missing);
  const [only] = phrases;
  if (only && phrases.length === 1 && onlyStep(before.missing)) {
    const { key, params } = only;
    return { key: `${key}Then`, params: { ...params, stage: title } };
  }
  return phrase('closed', { before: before.title, stage: title, count: phrases.length });
}

const turnOf = ({ key }: Phrase): number =>
  key === 'learning.missing.again' ? 0 : key === 'learning.missing.wait' ? 2 : 1;

function onlyStep(missing: readonly Missing[]): boolean {
  const [gap] = missing;
  return missing.length === 1 && gap!.count === 1 && gap!.steps.length === 1;
}

function phrasesOf(gap: Missing): Phrase[] {
  switch (gap.kind) {
    case 'lessons':
      return [few('read', gap)];
    case 'quizzes':
      return [few('quiz', gap)];
    case 'sessions':
      return [few('attend', gap)];
    case 'clinics':
      return [few('clinic', gap)];
    case 'assignments':
      return workPhrases(gap.steps, gap.count);
    case 'tracks': {
      const choose = gap.toChoose > 0 ? [phrase('choose', { count: gap.toChoose })] : [];
      return [...choose, ...workPhrases(gap.steps, gap.count - gap.toChoose)];
    }
  }
}

/** Named when it is one thing, counted when there are several. */
function few(key: string, { count, steps }: Missing): Phrase {
  const [step] = steps;
  return step && count === 1 && steps.length === 1
    ? phrase(key, { title: step.title })
    : phrase(`${key}Some`, { count });
}

/** Work that came back is named first, then what is still to be sent, then what a coach has. */
function workPhrases(steps: readonly MissingStep[], count: number): Phrase[] {
  if (count <= 0) return [];
  const of = (state: MissingStep['state']) => steps.filter((step) => step.state === state);
  const returned = of('returned').slice(0, count);
  const waiting = of('waiting').slice(0, count - returned.length);
  const toSend = steps.filter(({ state }) => state === 'open' || state === 'locked');
  const sendCount = Math.min(toSend.length, count - returned.length - waiting.length);
  return [
    ...returned.map(({ title }) => phrase('again', { title })),
    ...(sendCount <= 0
      ? []
      : sendCount === toSend.length && sendCount <= 2
        ? toSend.map(({ title }) => phrase('send', { title }))
        : [phrase('sendSome', { count: sendCount })]),
    ...waiting.map(({ title }) => phrase('wait', { title })),
  ];
}
