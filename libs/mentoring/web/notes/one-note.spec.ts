import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { SensitiveNote } from '@pijar/mentoring/contracts';
import { Words, provideLanguages } from '@pijar/shared/web';
import { noteWords } from './note-words';
import { OneNote } from './one-note';

const note: SensitiveNote = {
  ...{ id: 'n1', authorName: 'Bu Sri', writtenAt: '2026-01-05T03:04:05.000Z', changedAt: null },
  ...{ isMine: true, mayOpen: true, isKeyMissing: false, looks: [] },
};
const words = 'Suaminya membaca HP-nya.';

describe('a sensitive note on the screen', () => {
  let fixture: ComponentFixture<OneNote>;
  let http: HttpTestingController;
  const root = () => fixture.nativeElement as HTMLElement;
  const button = (name: RegExp) =>
    [...root().querySelectorAll('button')].find(({ textContent }) => name.test(textContent ?? ''));

  const show = async (more: Partial<SensitiveNote> = {}) => {
    TestBed.configureTestingModule({
      providers: [provideLanguages(), provideHttpClient(), provideHttpClientTesting()],
    });
    await TestBed.inject(Words).learn('mentoringNotes', noteWords);
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(OneNote);
    fixture.componentRef.setInput('note', { ...note, ...more });
    await fixture.whenStable();
  };

  it('asks for its words when somebody opens it, not before, and forgets them when it is closed', async () => {
    await show();
    http.expectNone(() => true);
    button(/Buka catatan \(dicatat\)/)!.click();
    http.expectOne('/api/v1/sensitive-notes/n1/looks').flush({ text: words });
    await fixture.whenStable();
    expect(root().textContent).toContain(words);
    button(/Tutup/)!.click();
    await fixture.whenStable();
    expect(root().textContent).not.toContain(words);
    expect(button(/Buka catatan/)).toBeDefined();
  });

  it('cannot be opened by others, nor without its key, and says so', async () => {
    await show({ mayOpen: false, isMine: false });
    expect([button(/Buka/), root().textContent]).toEqual([
      undefined,
      expect.stringContaining('Hanya penulisnya'),
    ]);
    fixture.componentRef.setInput('note', { ...note, isKeyMissing: true });
    await fixture.whenStable();
    expect([button(/Buka/), root().textContent]).toEqual([
      undefined,
      expect.stringContaining('Kuncinya tidak ada'),
    ]);
  });
});
