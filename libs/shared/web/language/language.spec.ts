import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { TranslocoDirective } from '@jsverse/transloco';
import { ProblemError } from '../api/problem-error';
import { ProblemText } from '../api/problem-text';
import { PersonSettings } from '../person/person-settings';
import { provideLanguages } from './provide-languages';
import { Words } from './words';

@Component({
  selector: 'pijar-tried-page',
  imports: [TranslocoDirective],
  template: `<p *transloco="let t">{{ t('tried.hello', { count: 1 }) }}|{{ t('kit.cancel') }}</p>`,
})
class TriedPage {
  readonly words = inject(Words);
}

const scope = {
  id: () =>
    Promise.resolve({
      hello: '{{ count }} pelajaran',
      problem: { 'wrong-pin': 'PIN belum cocok.' },
    }),
  en: () =>
    Promise.resolve({
      hello: '{{ count }} {{ count | lesson | lessons }}',
      problem: { 'wrong-pin': 'That is not the PIN.' },
    }),
};

describe('languages', () => {
  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: [provideLanguages()] });
  });

  it('switches the base and the words of a context at once, and remembers it', async () => {
    await TestBed.inject(Words).learn('tried', scope);
    const fixture = TestBed.createComponent(TriedPage);
    await fixture.whenStable();
    expect(fixture.nativeElement.textContent).toBe('1 pelajaran|Batal');
    await TestBed.inject(PersonSettings).speak('en');
    await fixture.whenStable();
    expect(fixture.nativeElement.textContent).toBe('1 lesson|Cancel');
    expect(TestBed.inject(Words).say('tried.hello', { count: 3 })).toBe('3 lessons');
    expect(localStorage.getItem('pijar.language')).toBe('en');
    expect(document.documentElement.lang).toBe('en');
  });

  it('finds words for a problem: the context’s own, the common ones, or a calm sentence', async () => {
    await TestBed.inject(Words).learn('tried', scope);
    const say = (kind: string, retryAfter?: number) =>
      TestBed.inject(ProblemText).of(
        new ProblemError({ type: `/problems/${kind}`, title: '', status: 400, retryAfter }),
      );
    expect(say('wrong-pin')).toBe('PIN belum cocok.');
    expect(say('too-many-tries', 61)).toContain('Tunggu 2 menit');
    expect(say('never-heard-of')).toBe(TestBed.inject(Words).say('problem.unexpected'));
  });
});
