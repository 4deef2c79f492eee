import { scoreQuiz, type QuizBody, type StepKind } from '@pijar/curriculum/contracts';
import type { Fact, FactAnswer, StepState } from '@pijar/learning/contracts';

/** What happened at a step; tests belong to stages. */
export type StepFact = Extract<Fact, { stepId: string }>;

/** A step as facts look at it. */
export interface FactStep {
  stepId: string;
  kind: StepKind;
  state: StepState;
  score: number | null;
  /** Of quizzes; null otherwise. */
  quiz: QuizBody | null;
}

/** What a fact means for its step. */
export type Judgement =
  | { isAccepted: false; reason: NonNullable<FactAnswer['reason']> }
  | {
      isAccepted: true;
      /** Afterwards. A step that is done stays done. */
      state: StepState;
      /** It was not done before this fact. */
      isNewlyDone: boolean;
      /** Of this try; null for lessons. */
      score: number | null;
    };

const kindOf: Record<StepFact['kind'], StepKind> = {
  lesson_opened: 'lesson',
  lesson_finished: 'lesson',
  quiz_finished: 'quiz',
};

/** Whether a fact from the phone can be true, and what follows from it. The phone's clock is not judged: it is a claim. */
export function judgeFact(fact: StepFact, step: FactStep | undefined): Judgement {
  if (!step) return { isAccepted: false, reason: 'unknown-step' };
  if (step.kind !== kindOf[fact.kind]) return { isAccepted: false, reason: 'wrong-kind' };
  if (step.state === 'locked') return { isAccepted: false, reason: 'step-locked' };
  switch (fact.kind) {
    case 'lesson_opened':
      return accepted(step.state, step.state, null);
    case 'lesson_finished':
      return accepted(step.state, 'done', null);
    case 'quiz_finished': {
      const { score, isPassed } = scoreQuiz(step.quiz!, fact.payload.answers);
      return accepted(step.state, isPassed ? 'done' : step.state, score);
    }
  }
}

function accepted(before: StepState, state: StepState, score: number | null): Judgement {
  return { isAccepted: true, state, score, isNewlyDone: state === 'done' && before !== 'done' };
}
