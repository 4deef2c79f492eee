import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideLanguages } from '../language/provide-languages';
import { placesFor } from '../shell/place';
import { initialsOf } from './avatar';
import { Confirmation } from './confirmation';
import { ErrorState } from './error-state';
import { Field, FieldInput } from './field';
import { ProblemError } from '../api/problem-error';

@Component({
  selector: 'pijar-tried-form',
  imports: [Field, FieldInput],
  template: `
    <pijar-field label="PIN" hint="6 angka" [error]="error()"><input pijarInput /></pijar-field>
  `,
})
class TriedForm {
  readonly error = signal<string | null>(null);
}

describe('Field', () => {
  it('names its control and says hint and fault to a screen reader', async () => {
    const fixture = TestBed.createComponent(TriedForm);
    await fixture.whenStable();
    const root: HTMLElement = fixture.nativeElement;
    const input = root.querySelector('input')!;
    const described = () =>
      (input.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => root.querySelector(`#${id}`)?.textContent?.trim());
    expect(root.querySelector('label')!.htmlFor).toBe(input.id);
    expect(described()).toEqual(['6 angka']);
    expect(input.hasAttribute('aria-invalid')).toBe(false);
    fixture.componentInstance.error.set('Belum cocok');
    await fixture.whenStable();
    expect(described()).toEqual(['6 angka', 'Belum cocok']);
    expect(input.getAttribute('aria-invalid')).toBe('true');
  });
});

describe('ErrorState', () => {
  const shown = async (status: number, kind: string) => {
    TestBed.configureTestingModule({ providers: [provideLanguages()] });
    const fixture = TestBed.createComponent(ErrorState);
    const problem = { type: `/problems/${kind}`, title: '', status };
    fixture.componentRef.setInput('error', new ProblemError(problem));
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  };

  it('offers to try again when that can help', async () => {
    const root = await shown(0, 'offline');
    expect(root.querySelector('[role=alert]')!.textContent).toContain('Tidak ada sinyal');
    expect(root.querySelector('button')).not.toBeNull();
  });

  it('does not where it cannot', async () => {
    expect((await shown(404, 'not-found')).querySelector('button')).toBeNull();
  });
});

describe('Confirmation', () => {
  const question = { heading: 'Hapus?', text: 'Tidak bisa kembali.', confirm: 'Hapus' };

  it('answers the one who asked, and a newer question ends an older one', async () => {
    const confirmation = TestBed.inject(Confirmation);
    const first = confirmation.ask(question);
    const second = confirmation.ask({ ...question, heading: 'Sungguh?' });
    expect((await first).isConfirmed).toBe(false);
    expect(confirmation.question()?.heading).toBe('Sungguh?');
    confirmation.answer({ isConfirmed: true, reason: 'salah foto' });
    expect(await second).toEqual({ isConfirmed: true, reason: 'salah foto' });
    expect(confirmation.question()).toBeNull();
  });
});

describe('small rules', () => {
  it('takes initials in whole characters', () => {
    expect(['Sri Wahyuni', 'ratna', ' Nur  Aini Lestari ', '🌾 Tani', ''].map(initialsOf)).toEqual([
      'SW',
      'R',
      'NL',
      '🌾T',
      '',
    ]);
  });

  it('shows a place to the roles it is for', () => {
    const places = [
      { path: '/a', label: 'a', icon: 'home' as const },
      { path: '/b', label: 'b', icon: 'home' as const, roles: ['officer', 'admin'] },
    ];
    expect(placesFor(places, ['facilitator']).map((place) => place.path)).toEqual(['/a']);
    expect(placesFor(places, ['admin']).map((place) => place.path)).toEqual(['/a', '/b']);
  });
});
