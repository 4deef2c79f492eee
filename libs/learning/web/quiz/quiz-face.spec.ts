import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { QuizBody } from '@pijar/curriculum/contracts';
import type { StepView } from '@pijar/learning/contracts';
import { Words, provideLanguages } from '@pijar/shared/web';
import { FactQueue } from '../facts/fact-queue';
import { QuizFace } from './quiz-face';

const quiz: QuizBody = {
  pass: 60,
  questions: [
    {
      ...{ code: 'q1', kind: 'single', prompt: 'Mana?', reread: 'l1' },
      choices: [
        { code: 'a', text: 'Ini', isCorrect: true, why: 'Tepat sekali.' },
        { code: 'b', text: 'Itu', isCorrect: false, why: 'Itu wajar.' },
      ],
    },
    {
      ...{ code: 'q2', kind: 'number', prompt: 'Berapa?', reread: 'l1' },
      ...{ unit: 'Rp', answer: 12000, tolerance: 0, whyRight: 'Pas.', whyWrong: 'Hitung lagi.' },
    },
  ],
};
const view = {
  membershipId: 'm1',
  step: { stepId: 's1', title: 'Kuis', score: null, state: 'open' },
  next: null,
  content: {
    ...{ kind: 'quiz', body: quiz },
    lessons: [{ stepId: 'x', code: 'l1', title: 'Catat 7 hari' }],
  },
} as unknown as StepView;
const added: unknown[] = [];

let fixture: ComponentFixture<QuizFace>;
const root = () => fixture.nativeElement as HTMLElement;
const press = async (text: string) => {
  const button = [...root().querySelectorAll('button')].find((each) =>
    each.textContent?.includes(text),
  );
  button!.click();
  await fixture.whenStable();
};

beforeEach(async () => {
  added.length = 0;
  Element.prototype.scrollIntoView = () => undefined;
  TestBed.configureTestingModule({
    providers: [
      provideLanguages(),
      provideRouter([]),
      { provide: FactQueue, useValue: { add: (...fact: unknown[]) => added.push(fact) } },
    ],
  });
  await TestBed.inject(Words).learn('learningQuiz', {
    id: () => import('./i18n/id.json').then((file) => file.default),
    en: () => import('./i18n/en.json').then((file) => file.default),
  });
  fixture = TestBed.createComponent(QuizFace);
  fixture.componentRef.setInput('view', view);
  await fixture.whenStable();
});

it('explains at once, and sends all answers when the last is given', async () => {
  await press('Mulai kuis');
  expect(
    document.activeElement === root().querySelector('h2') ||
      root().contains(document.activeElement),
  ).toBe(true);
  await press('Itu');
  expect(root().querySelector('[role=status]')!.textContent).toContain('Belum tepat');
  expect(root().textContent).toContain('Itu wajar.');
  expect(root().textContent).toContain('Tepat sekali.');
  await press('Lanjut');
  const input = root().querySelector('input')!;
  input.value = 'Rp 12.000';
  input.dispatchEvent(new Event('input'));
  await press('Periksa');
  expect(root().textContent).toContain('Pas.');
  expect(added).toEqual([]);
  await press('Lihat hasil');
  expect(added).toEqual([
    [
      'm1',
      {
        ...{ kind: 'quiz_finished', stepId: 's1' },
        payload: {
          answers: [
            { question: 'q1', choices: ['b'] },
            { question: 'q2', number: 12000 },
          ],
        },
      },
      { title: 'Kuis', isDone: false },
    ],
  ]);
  expect(root().textContent).toContain('Sedikit lagi');
  expect(root().querySelector('a')!.textContent).toContain('Catat 7 hari');
});

it('asks again for what is no number', async () => {
  await press('Mulai kuis');
  await press('Ini');
  await press('Lanjut');
  await press('Periksa');
  expect(root().querySelector('[role=alert]')!.textContent).toContain('Tulis angka saja');
});
