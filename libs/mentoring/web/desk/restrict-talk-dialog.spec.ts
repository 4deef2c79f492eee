import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { Words, provideLanguages } from '@pijar/shared/web';
import { safeguardingWords } from '@pijar/submissions/safeguarding';
import { deskWords } from '../words';
import { RestrictTalkDialog } from './restrict-talk-dialog';

const at = '/api/v1/memberships/m1';
const action = (id: string, what: string, source: object | null = null) => ({ id, what, source });
const readers = { readers: [{ id: 'r1', name: 'Ibu Ratna' }], isStandIn: false };

describe('restricting a conversation', () => {
  let fixture: ComponentFixture<RestrictTalkDialog>;
  let http: HttpTestingController;
  const root = () => fixture.nativeElement as HTMLElement;

  beforeEach(async () => {
    HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
      this.open = true;
    };
    TestBed.configureTestingModule({
      providers: [provideLanguages(), provideHttpClient(), provideHttpClientTesting()],
    });
    await TestBed.inject(Words).learn('mentoringDesk', deskWords);
    await TestBed.inject(Words).learn('submissionsSafeguarding', safeguardingWords);
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(RestrictTalkDialog);
    fixture.componentRef.setInput('membershipId', 'm1');
    fixture.detectChanges();
    http.expectOne(`${at}/conversation/safeguarding-readers`).flush(readers);
    http.expectOne(`${at}/agreed-actions`).flush({
      ...{ fullName: 'Siti', timeZone: 'Asia/Makassar' },
      items: [action('a1', 'Ke pengacara'), action('a2', 'Ke klinik', { type: 'clinic' })],
    });
    await fixture.whenStable();
  });

  it('says who will read it, and sends along the agreements that were ticked', async () => {
    expect(root().textContent).toContain('hanya Ibu Ratna yang bisa membacanya');
    const boxes = [...root().querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
    expect(boxes.map((box) => box.closest('label')!.textContent!.trim())).toEqual(['Ke pengacara']);
    boxes[0]!.click();
    const restricted = new Promise<void>((resolve) =>
      fixture.componentInstance.restricted.subscribe(resolve),
    );
    root()
      .querySelector('form')!
      .dispatchEvent(new Event('submit', { cancelable: true }));
    const asked = http.expectOne(`${at}/conversation/restriction`);
    expect(asked.request.body).toMatchObject({ note: '', actionIds: ['a1'] });
    asked.flush(readers);
    await restricted;
  });
});
