import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { Answer, Question } from '@pijar/curriculum/contracts';
import { Words, provideLanguages } from '@pijar/shared/web';
import { Asking } from './asking';
import { QuizRun } from './quiz-run';
import { shuffled } from './shuffled';

const head = { prompt: 'Bagaimana?', reread: null, why: { right: 'Betul.', wrong: 'Begini.' } };
const statement: Question = { ...head, code: 't', kind: 'true_false', answer: false };
const match: Question = {
  ...{ ...head, code: 'p', kind: 'match' },
  pairs: [
    { code: 'a', left: 'NIB', right: 'Nomor usaha' },
    { code: 'b', left: 'QRIS', right: 'Kode bayar' },
    { code: 'c', left: 'HPP', right: 'Biaya satu barang' },
  ],
};
const order: Question = {
  ...{ ...head, code: 'o', kind: 'order' },
  items: ['Hitung', 'Catat', 'Jual'].map((text, index) => ({ code: 'abc'[index]!, text })),
};
const text: Question = { ...head, code: 'w', kind: 'text', accept: ['SPP-IRT'] };

let fixture: ComponentFixture<Asking>;
let run: QuizRun;
const root = () => fixture.nativeElement as HTMLElement;
const buttons = () => [...root().querySelectorAll('button')];
const press = async (name: string) => {
  const button = buttons().find((each) =>
    (each.getAttribute('aria-label') ?? each.textContent)?.includes(name),
  );
  button!.click();
  await fixture.whenStable();
};
const answer = (): Answer | undefined => run.answers()[0];
const said = () => document.querySelector('body > [role=status]')?.textContent;

async function ask(question: Question, explains = true): Promise<void> {
  run = new QuizRun({ pass: 0, questions: [question] }, explains);
  run.begin();
  fixture = TestBed.createComponent(Asking);
  fixture.componentRef.setInput('run', run);
  await fixture.whenStable();
}

beforeEach(async () => {
  Element.prototype.scrollIntoView = () => undefined;
  TestBed.configureTestingModule({ providers: [provideLanguages()] });
  await TestBed.inject(Words).learn('learningQuiz', {
    id: () => import('./i18n/id.json').then((file) => file.default),
    en: () => import('./i18n/en.json').then((file) => file.default),
  });
});

it('true or false: a tap answers and the reason is said', async () => {
  await ask(statement);
  await press('Tidak benar');
  expect(answer()).toEqual({ question: 't', isTrue: false });
  expect([run.isRight(), root().textContent]).toEqual([true, expect.stringContaining('Betul.')]);
});

it('match: taps fill one after the other, a filled one can be changed', async () => {
  await ask(match);
  const check = buttons().at(-1)!;
  expect(check.disabled).toBe(true);
  await press('Kode bayar');
  await press('Nomor usaha');
  await press('Biaya satu barang');
  expect(document.activeElement).toBe(check);
  await press('NIB');
  await press('Kode bayar');
  await press('QRIS');
  await press('Nomor usaha');
  await press('NIB');
  expect(check.disabled).toBe(true);
  await press('Kode bayar');
  await press('Periksa');
  expect(run.isRight()).toBe(false);
  expect(run.isPartly()).toBe(true);
  expect(root().textContent).toContain('Begini.');
  expect(root().textContent).toContain('Anda memilih: Kode bayar');
});

it('match: what belongs together is right', async () => {
  await ask(match);
  for (const half of ['Nomor usaha', 'Kode bayar', 'Biaya satu barang']) await press(half);
  await press('Periksa');
  expect(run.isRight()).toBe(true);
});

it('order: a moved row keeps the focus on its button and says where it is', async () => {
  await ask(order);
  const shown = shuffled(order.items, 'o').map((item) => item.text);
  const rows = () => [...root().querySelectorAll('.words')].map((row) => row.textContent);
  expect(rows()).toEqual(shown);
  await press(`Turunkan: ${shown[0]}`);
  expect(rows()).toEqual([shown[1], shown[0], shown[2]]);
  expect(document.activeElement!.getAttribute('aria-label')).toBe(`Turunkan: ${shown[0]}`);
  expect(said()).toBe(`${shown[0]}: sekarang nomor 2 dari 3`);
  await press(`Turunkan: ${shown[0]}`);
  await press(`Turunkan: ${shown[0]}`);
  expect(rows()).toEqual([shown[1], shown[2], shown[0]]);
});

it('order: brought into the right order it is right', async () => {
  await ask(order);
  for (const item of ['Catat', 'Hitung']) {
    await press(`Naikkan: ${item}`);
    await press(`Naikkan: ${item}`);
  }
  await press('Periksa');
  expect([answer(), run.isRight()]).toEqual([{ question: 'o', order: ['a', 'b', 'c'] }, true]);
});

it('text: how it is typed does not matter; nothing typed is asked for again', async () => {
  await ask(text);
  await press('Periksa');
  expect(root().querySelector('[role=alert]')!.textContent).toContain('Tulis jawaban Anda dulu');
  const input = root().querySelector('input')!;
  input.value = ' spp irt';
  input.dispatchEvent(new Event('input'));
  await press('Periksa');
  expect([answer(), run.isRight()]).toEqual([{ question: 'w', text: 'spp irt' }, true]);
});

it('text: another answer is told the one that was meant', async () => {
  await ask(text);
  const input = root().querySelector('input')!;
  input.value = 'NIB';
  input.dispatchEvent(new Event('input'));
  await press('Periksa');
  expect(root().textContent).toContain('Jawabannya SPP-IRT');
});

it('goes on without a word where the same questions come again', async () => {
  await ask(statement, false);
  let isOver = false;
  fixture.componentInstance.over.subscribe(() => (isOver = true));
  await press('Benar');
  expect([isOver, run.phase()]).toEqual([true, 'result']);
});
