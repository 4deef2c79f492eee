import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { OpenCohort } from '@pijar/cohorts/web';
import { Words, problemInterceptor, provideLanguages } from '@pijar/shared/web';
import { SharingView } from '@pijar/submissions/contracts';
import { SharingCard } from './sharing-card';
import { sharingWords } from './words';

const url = '/api/v1/cohorts/k/work-sharing';
const coach = (id: string, name: string, more: object = {}) => ({
  ...{
    id,
    name,
    part: 'coach' as const,
    hasTracks: false,
    awayUntil: null,
    isLearning: false,
    isAvailable: true,
  },
  ...{
    weeklyCapacity: null,
    answeredThisWeek: 4,
    held: 1,
    kept: 2,
    wouldGet: { even: 2, weighted: 3 },
  },
  ...more,
});
const view = (more: Partial<SharingView> = {}): SharingView => ({
  ...{ mode: 'off' as const, waiting: 5, late: 1 },
  coaches: [
    coach('a', 'Bu Sri', { weeklyCapacity: 20 }),
    coach('b', 'Pak Adi', {
      ...{ awayUntil: '2026-12-01', isAvailable: false, wouldGet: { even: 0, weighted: 0 } },
    }),
  ],
  ...more,
});

describe('how the work of a cohort is shared', () => {
  let card: ComponentFixture<SharingCard>;
  let server: HttpTestingController;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([problemInterceptor])),
        provideHttpClientTesting(),
        provideLanguages(),
        { provide: OpenCohort, useValue: { id: signal('k') } },
      ],
    });
    await TestBed.inject(Words).learn('submissionsSharing', sharingWords);
    card = TestBed.createComponent(SharingCard);
    server = TestBed.inject(HttpTestingController);
    await settle();
    server.expectOne(url).flush(view());
    await settle();
  });

  const settle = async () => {
    card.detectChanges();
    await new Promise((resolve) => setTimeout(resolve));
    card.detectChanges();
  };
  const text = () => (card.nativeElement as HTMLElement).textContent!.replace(/\s+/g, ' ');
  const choose = async (mode: string) => {
    card.nativeElement.querySelector(`input[value="${mode}"]`).dispatchEvent(new Event('change'));
    await settle();
  };
  const press = async (words: string) => {
    const buttons = [...card.nativeElement.querySelectorAll('button')] as HTMLButtonElement[];
    buttons.find(({ textContent }) => textContent!.includes(words))!.click();
    await settle();
  };

  it('shows first what each coach has to do, and what each would get under the choice', async () => {
    expect(text()).toContain('Bu Sri 3 1 dibaca, 2 menunggu 4 dari 20');
    expect(text()).toContain('Pak Adi Tidak ada sampai');
    expect(text()).not.toContain('Akan mendapat');
    await choose('even');
    expect(text()).toContain('+2');
    await choose('weighted');
    expect(text()).toContain('+3');
  });

  it('is switched on, and then what waits can be shared out', async () => {
    await choose('even');
    await press('Simpan');
    const put = server.expectOne({ method: 'PUT', url });
    expect(put.request.body).toEqual({ mode: 'even', seenMode: 'off' });
    put.flush(view({ mode: 'even' }));
    await settle();
    await press('Bagikan 2 yang menunggu');
    server
      .expectOne({ method: 'POST', url: `${url}/share-out` })
      .flush({ ...view({ mode: 'even', waiting: 0 }), given: 2 });
    await settle();
    expect(text()).toContain('Tidak ada kiriman yang menunggu untuk dibagi.');
  });

  it('says that somebody was faster, shows how it is, and keeps the choice', async () => {
    await choose('even');
    await press('Simpan');
    const problem = { type: '/problems/changed-meanwhile', title: 'x', status: 409 };
    server
      .expectOne({ method: 'PUT', url })
      .flush(
        { ...problem, current: view({ mode: 'weighted' }) },
        { status: 409, statusText: 'Conflict' },
      );
    await settle();
    expect(card.nativeElement.querySelector('[role=alert]').textContent).not.toBe('');
    expect(card.nativeElement.querySelector('input:checked').value).toBe('even');
    await press('Simpan');
    expect(server.expectOne({ method: 'PUT', url }).request.body).toEqual({
      ...{ mode: 'even', seenMode: 'weighted' },
    });
  });
});
