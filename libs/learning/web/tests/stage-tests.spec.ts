import { signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { PathView, StageTest } from '@pijar/learning/contracts';
import { MemoryShelves } from '@pijar/shared/phone';
import { Phone, Words, provideLanguages } from '@pijar/shared/web';
import { CurrentMembership } from '../path/current-membership';
import { StageTests } from './stage-tests';
import { TestMemory } from './test-memory';

const asked: StageTest = {
  ...{ title: 'Tes', minutes: 4, questionCount: 4 },
  ...{ before: null, after: null, offer: 'before' },
};
const pathWith = (test: Partial<StageTest>, state = 'active') =>
  ({
    ...{ membershipId: 'm1', state },
    stages: [
      { stageId: 's1', code: 'satu', title: 'Internalisasi', test: { ...asked, ...test } },
      { stageId: 's2', code: 'dua', title: 'Orientasi' },
    ],
  }) as unknown as PathView;
const result = (right: number) => ({ right, total: 4 });

let shelves: MemoryShelves;
/** Opens the page as if anew, with the same things on the phone. */
function openPage(): void {
  const home = signal({ memberships: [{ membershipId: 'm1' }] });
  TestBed.resetTestingModule().configureTestingModule({
    providers: [
      ...[provideLanguages(), provideRouter([])],
      { provide: Phone, useValue: { shelves: async () => shelves } },
      { provide: CurrentMembership, useValue: { home } },
    ],
  });
}
const settled = async () => {
  TestBed.tick();
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setTimeout(resolve));
};
let fixture: ComponentFixture<StageTests>;
const shown = () => (fixture.nativeElement as HTMLElement).textContent;
async function draw(path: PathView): Promise<void> {
  fixture = TestBed.createComponent(StageTests);
  fixture.componentRef.setInput('path', path);
  await fixture.whenStable();
}

beforeEach(async () => {
  localStorage.clear();
  shelves = new MemoryShelves('siti');
  openPage();
  await TestBed.inject(Words).learn('learningTests', {
    id: () => import('./i18n/id.json').then((file) => file.default),
    en: () => import('./i18n/en.json').then((file) => file.default),
  });
});

it('offers the test, and no more once it was skipped or answered on this phone', async () => {
  await draw(pathWith({}));
  expect(shown()).toContain('Sebelum mulai Internalisasi');
  const [skip] = (fixture.nativeElement as HTMLElement).querySelectorAll('button');
  skip!.click();
  await fixture.whenStable();
  expect(shown()).toBe('');
  TestBed.inject(TestMemory).keep('m1', { code: 'satu' }, 'after', result(3));
  await draw(pathWith({ before: result(1), offer: 'after' }));
  expect(shown()).not.toContain('Apa yang bertambah');
  expect(shown()).toContain('Bertambah 2 jawaban benar');
});

it('names what its link and its button are for: another "Mulai" stands on the same screen', async () => {
  await draw(pathWith({}));
  const names = [...(fixture.nativeElement as HTMLElement).querySelectorAll('a, button')].map(
    (each) => each.getAttribute('aria-label'),
  );
  expect(names).toEqual([
    'Jawab pertanyaannya: Sebelum mulai Internalisasi',
    'Lewati saja: Sebelum mulai Internalisasi',
  ]);
});

it('remembers after a reload, by membership, and nothing of it lies open', async () => {
  TestBed.inject(TestMemory).keep('m1', { code: 'satu' }, 'before', null);
  await settled();
  expect(localStorage).toHaveLength(0);
  openPage();
  const after = TestBed.inject(TestMemory);
  await settled();
  const stage = { code: 'satu', test: asked };
  expect(after.testOf('m1', stage)!.offer).toBeNull();
  expect(after.testOf('m2', stage)!.offer).toBe('before');
});

it('takes over what an older build left of hers, once', async () => {
  const left = { 'm1 satu before': result(1), 'm2 satu before': result(4) };
  localStorage.setItem('pijar.tests', JSON.stringify(left));
  const memory = TestBed.inject(TestMemory);
  await settled();
  expect(memory.testOf('m1', { code: 'satu', test: asked })!.before).toEqual(result(1));
  expect(JSON.parse(localStorage.getItem('pijar.tests')!)).toEqual({ 'm2 satu before': result(4) });
  expect(await shelves.get('tests', 'marks')).toEqual({ 'm1 satu before': result(1) });
});

it('asks nothing while the membership is paused', async () => {
  await draw(pathWith({}, 'paused'));
  expect(shown()).toBe('');
});

it.each([
  [1, 3, 'Bertambah 2 jawaban benar'],
  [2, 2, 'Jumlahnya sama'],
  [3, 1, 'Itu biasa terjadi'],
  [4, 4, 'Semua benar'],
])('%i right before and %i after is told kindly', async (before, after, words) => {
  await draw(pathWith({ before: result(before), after: result(after), offer: null }));
  expect(shown()).toContain(words);
  expect(shown()).toContain(`${before} dari 4 benar`);
});
