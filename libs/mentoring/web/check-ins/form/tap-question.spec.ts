import { TestBed } from '@angular/core/testing';
import { TapQuestion } from './tap-question';

const choices = [
  { value: 'none', words: 'Belum ada' },
  { value: 'low', words: 'Di bawah Rp250 ribu' },
];

function asked(hint: string | null) {
  const fixture = TestBed.createComponent(TapQuestion);
  const { componentRef } = fixture;
  for (const [name, value] of Object.entries({
    ...{ name: 'income', question: 'Kira-kira uang masuk?', hint, choices, chosen: null },
  })) {
    componentRef.setInput(name, value);
  }
  const picked: (string | null)[] = [];
  fixture.componentInstance.picked.subscribe((value) => {
    picked.push(value);
    componentRef.setInput('chosen', value);
    fixture.detectChanges();
  });
  fixture.detectChanges();
  const tap = (value: string) =>
    (fixture.nativeElement as HTMLElement)
      .querySelector<HTMLInputElement>(`input[value=${value}]`)!
      .click();
  return { picked, tap };
}

it('a tap answers, another one changes it', () => {
  const { picked, tap } = asked(null);
  for (const value of ['none', 'low', 'low']) tap(value);
  expect(picked).toEqual(['none', 'low']);
});

it('where it may stay empty, a tap on what is chosen takes it back', () => {
  const { picked, tap } = asked('boleh dilewati');
  for (const value of ['low', 'low', 'none']) tap(value);
  expect(picked).toEqual(['low', null, 'none']);
});
