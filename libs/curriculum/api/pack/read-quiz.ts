import type { Question } from '@pijar/curriculum/contracts';
import { QuizFile, type FileQuestion } from './pack-format';
import type { PackFaults } from './pack-fault';
import type { PackStep } from './pack';
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
  noteRepeated(quiz.questions, ['questions'], source, 'question');
  quiz.questions.forEach((question, index) => checkChoices(question, index, source));
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

function checkChoices(question: FileQuestion, index: number, source: YamlSource): void {
  if (question.kind === 'number') return;
  const path = ['questions', index, 'choices'];
  noteRepeated(question.choices, path, source, 'choice');
  const right = question.choices.filter((choice) => choice.correct).length;
  if (right === 0) source.fault(path, 'No choice is marked `correct: true`.');
  if (question.kind === 'single' && right > 1) {
    source.fault(path, `A \`single\` question has one correct choice, not ${right}.`);
  }
}

/** Notes codes that occur twice in a list. */
export function noteRepeated(
  items: { code: string }[],
  path: PropertyKey[],
  source: YamlSource,
  noun: string,
): void {
  items.forEach((item, index) => {
    if (items.findIndex((other) => other.code === item.code) < index) {
      source.fault([...path, index, 'code'], `Two ${noun}s have the code \`${item.code}\`.`);
    }
  });
}

function questionOf(question: FileQuestion): Question {
  const { code, prompt, reread } = question;
  if (question.kind === 'number') {
    const { kind, unit, answer, tolerance, why_right, why_wrong } = question;
    return {
      ...{ code, prompt, reread, kind, unit, answer, tolerance },
      whyRight: why_right,
      whyWrong: why_wrong,
    };
  }
  const choices = question.choices.map(({ correct, ...choice }) => ({
    ...choice,
    isCorrect: correct,
  }));
  return { code, prompt, reread, kind: question.kind, choices };
}
