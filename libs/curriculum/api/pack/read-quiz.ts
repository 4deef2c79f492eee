import type { PackFaults } from './pack-fault';
import type { PackStep } from './pack';
import { checkQuestions, questionOf } from './quiz-questions';
import { QuizFile } from './quiz-format';
import { YamlSource } from './yaml-source';

export interface ReadQuiz {
  step: PackStep;
  /** For the check that a `reread` names a lesson. */
  rereads: { lesson: string; line: number }[];
}

/** Reads `quiz.yaml`. Null after faults of form; faults of sense are noted and the quiz is returned. */
export function readQuiz(file: string, text: string, faults: PackFaults): ReadQuiz | null {
  const source = new YamlSource(file, text, faults);
  const quiz = source.read(QuizFile);
  if (!quiz) return null;
  checkQuestions(quiz.questions, source);
  return {
    step: {
      code: quiz.code,
      title: quiz.title,
      minutes: quiz.minutes,
      isRequired: true,
      dueAfterDays: null,
      kind: 'quiz',
      body: { pass: quiz.pass, questions: quiz.questions.map(questionOf) },
    },
    rereads: quiz.questions.map((question, index) => ({
      lesson: question.reread,
      line: source.line(['questions', index, 'reread']),
    })),
  };
}
