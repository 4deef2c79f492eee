import { plainText, type Question } from '@pijar/curriculum/contracts';
import type { FileQuestion } from './quiz-format';
import type { YamlSource } from './yaml-source';

/** Notes what is wrong in the sense of questions whose form is right. */
export function checkQuestions(questions: FileQuestion[], source: YamlSource): void {
  noteRepeated(questions, ['questions'], source, 'question');
  questions.forEach((question, index) => checkQuestion(question, ['questions', index], source));
}

function checkQuestion(question: FileQuestion, path: PropertyKey[], source: YamlSource): void {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return checkChoices(question, [...path, 'choices'], source);
    case 'match':
      noteRepeated(question.pairs, [...path, 'pairs'], source, 'pair');
      noteSameText(
        question.pairs.map((pair) => pair.left),
        [...path, 'pairs'],
        source,
      );
      return noteSameText(
        question.pairs.map((pair) => pair.right),
        [...path, 'pairs'],
        source,
      );
    case 'order':
      noteRepeated(question.items, [...path, 'items'], source, 'item');
      return noteSameText(
        question.items.map((item) => item.text),
        [...path, 'items'],
        source,
      );
  }
}

function checkChoices(
  question: Extract<FileQuestion, { kind: 'single' | 'multiple' }>,
  path: PropertyKey[],
  source: YamlSource,
): void {
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

/** Of two that read the same, nobody could know which one is meant. */
function noteSameText(texts: string[], path: PropertyKey[], source: YamlSource): void {
  const plain = texts.map(plainText);
  plain.forEach((text, index) => {
    if (plain.indexOf(text) < index) {
      source.fault([...path, index], `"${texts[index]}" stands here twice.`);
    }
  });
}

/** As the product keeps it. A test's question has nothing to read again. */
export function questionOf(file: FileQuestion): Question {
  const head = {
    code: file.code,
    prompt: file.prompt,
    reread: 'reread' in file ? file.reread : null,
  };
  switch (file.kind) {
    case 'number': {
      const { kind, unit, answer, tolerance } = file;
      const whys = { whyRight: file.why_right, whyWrong: file.why_wrong };
      return { ...head, kind, unit, answer, tolerance, ...whys };
    }
    case 'true_false':
      return { ...head, kind: file.kind, answer: file.answer, why: file.why };
    case 'match':
      return { ...head, kind: file.kind, pairs: file.pairs, why: file.why };
    case 'order':
      return { ...head, kind: file.kind, items: file.items, why: file.why };
    case 'text':
      return { ...head, kind: file.kind, accept: file.accept, why: file.why };
    default: {
      const choices = file.choices.map(({ correct, ...choice }) => {
        return { ...choice, isCorrect: correct };
      });
      return { ...head, kind: file.kind, choices };
    }
  }
}
