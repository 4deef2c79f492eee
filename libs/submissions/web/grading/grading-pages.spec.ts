import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { SHELL_PERSON, problemInterceptor, provideLanguages, speaking } from '@pijar/shared/web';
import type {
  GradingLearning,
  GradingOffice,
  GradingTry,
  SecondReadingView,
} from '@pijar/submissions/contracts';
import { deskWords, submissionsWords } from '../words';
import { gradingOfficeRoutes, gradingPages } from './grading-routes';
import { gradingWords } from './words';

const tryId = '01890000-0000-7000-8000-000000000001';
const id = (last: number) => `01890000-0000-7000-8000-00000000001${last}`;
const at = '2026-11-02T02:00:00.000Z';
const levels = { belum: 'B', mulai: 'M', cukup: 'C', mahir: 'H' };
const rubric = {
  ...{ passTotal: 3, passEach: 1 },
  criteria: ['tujuan', 'alasan'].map((code) => ({ code, title: code, promise: '', levels })),
};
const sample = (code: string): GradingTry['samples'][number] => ({
  ...{ code, text: `Karya ${code}`, scores: null, lead: null },
});
const begun: GradingTry = {
  ...{ id: tryId, number: 1, begunAt: at, finishedAt: null, kappa: null, pairs: 0, rubric },
  programme: { code: 'pijar', title: 'PIJAR' },
  step: { code: 'i1-a', title: 'Cerita dua menit', brief: ['Satu'] },
  samples: [sample('satu'), sample('dua')],
};
const lead = { scores: { tujuan: 3, alasan: 1 }, why: 'Angkanya ada.' };
const scored = { ...sample('satu'), scores: { tujuan: 1, alasan: 1 }, lead };

describe('learning to grade', () => {
  let harness: RouterTestingHarness;
  let server: HttpTestingController;
  const page = () => harness.routeNativeElement!;
  const text = () => page().textContent!.replace(/\s+/g, ' ');
  const button = (name: string) =>
    [...page().querySelectorAll('button')].find((each) => each.textContent!.includes(name))!;
  const choose = (criterion: string, points: number) =>
    page()
      .querySelector<HTMLInputElement>(`[data-criterion=${criterion}] input[value='${points}']`)!
      .dispatchEvent(new Event('change'));
  /** What follows from it is drawn; another request may be open by then. */
  const settle = async () => {
    for (let turn = 0; turn < 10; turn++) {
      await Promise.resolve();
      TestBed.tick();
    }
  };
  const answer = async (method: string, url: string, body: object) => {
    await settle();
    const request = server.expectOne({ method, url });
    request.flush(body);
    await settle();
    return request.request.body as unknown;
  };

  beforeEach(async () => {
    const pages = speaking('submissions', submissionsWords, [
      ...speaking('submissionsDesk', deskWords, [
        ...speaking('submissionsGrading', gradingWords, gradingPages),
      ]),
    ]);
    TestBed.configureTestingModule({
      providers: [
        provideLanguages(),
        provideHttpClient(withInterceptors([problemInterceptor])),
        provideHttpClientTesting(),
        provideRouter(
          [
            { path: 'pendamping', children: pages },
            { path: 'petugas', children: gradingOfficeRoutes },
          ],
          withComponentInputBinding(),
        ),
        {
          provide: SHELL_PERSON,
          useValue: signal({ name: 'Dewi', roles: ['facilitator'] }),
        },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    harness = await RouterTestingHarness.create();
  });
  afterEach(() => server.verify());

  it('says what is asked of her, and how she did from try to try', async () => {
    await harness.navigateByUrl('/pendamping/belajar-menilai');
    const tries = [0.31, 0.72].map((kappa, n) => ({
      ...{ id: id(n), number: n + 1, begunAt: at, finishedAt: at, kappa },
    }));
    const view: GradingLearning = {
      programmes: [
        {
          ...{ code: 'pijar', title: 'PIJAR', wanted: 0.6, admitted: null },
          overall: { kappa: 0.58, pairs: 24 },
          sets: [{ step: { code: 'i1-a', title: 'Cerita dua menit' }, samples: 4, tries }],
        },
      ],
    };
    await answer('GET', '/api/v1/grading', view);
    expect(text()).toContain('sampai keselarasan 0,60');
    expect(text()).toContain('0,58');
    expect(text()).toContain('1 berarti selalu memberi tingkat yang sama');
    for (const part of ['Percobaan 1 0,31', 'Percobaan 2 0,72', 'percobaan pertama tetap']) {
      expect(text()).toContain(part);
    }
    expect(button('Coba lagi')).toBeTruthy();
  });

  it('shows the lead’s scores after hers, then the next sample, at the end the agreement', async () => {
    await harness.navigateByUrl(`/pendamping/belajar-menilai/${tryId}`);
    await answer('GET', `/api/v1/grading/tries/${tryId}`, begun);
    expect(text()).toContain('Contoh 1 dari 2');
    choose('tujuan', 1);
    button('Bandingkan').click();
    await settle();
    // Nothing goes while a criterion is missing.
    expect(page().querySelector('[data-criterion=alasan]')!.className).toContain('missing');
    choose('alasan', 1);
    button('Bandingkan').click();
    const half: GradingTry = { ...begun, pairs: 2, samples: [scored, sample('dua')] };
    const sent = await answer('PUT', `/api/v1/grading/tries/${tryId}/scores/satu`, half);
    expect(sent).toEqual({ scores: { tujuan: 1, alasan: 1 } });
    expect(text()).toContain('tujuan Mulai Mahir 2 tingkat');
    expect(text()).toContain('alasan Mulai Mulai Sama');
    expect(text()).toContain('Angkanya ada.');

    button('Contoh berikutnya').click();
    await settle();
    expect(text()).toContain('Contoh 2 dari 2');
    expect(text()).not.toContain('Angkanya ada.');
    choose('tujuan', 3);
    choose('alasan', 1);
    button('Bandingkan').click();
    const all = [scored, { ...scored, code: 'dua', scores: lead.scores }];
    const whole: GradingTry = { ...begun, finishedAt: at, kappa: 0.5, pairs: 4, samples: all };
    await answer('PUT', `/api/v1/grading/tries/${tryId}/scores/dua`, whole);
    button('Lihat hasil').click();
    await settle();
    expect(text()).toContain('0,50');
    expect(text()).toContain('mulai selaras');
  });

  it('keeps a second reading blind until her scores are sent', async () => {
    const reading: SecondReadingView = {
      ...{ readingId: id(1), rubric, scores: null, first: null },
      step: { id: id(2), code: 'i1-a', title: 'Cerita dua menit', brief: ['Satu'] },
      cohort: { id: id(3), name: 'Lombok', timeZone: 'Asia/Makassar' },
      work: { id: id(4), number: 1, text: 'Karya', links: [], files: [], sentAt: at },
    };
    await harness.navigateByUrl(`/pendamping/bacaan-kedua/${id(1)}`);
    await answer('GET', `/api/v1/second-readings/${id(1)}`, reading);
    choose('tujuan', 2);
    choose('alasan', 2);
    button('Kirim nilai').click();
    const first = { scores: lead.scores, good: 'Bagus', change: '' };
    await answer('PUT', `/api/v1/second-readings/${id(1)}/scores`, {
      ...reading,
      scores: { tujuan: 2, alasan: 2 },
      first,
    });
    expect(text()).toContain('tujuan Cukup Mahir 1 tingkat');
    expect(button('Kirim nilai')).toBeUndefined();
  });

  it('tells officers how alike coaches grade, by name and without a number where there is too little', async () => {
    const coach = (name: string, kappa: number | null): GradingOffice['coaches'][number] => ({
      person: { id: id(5), name },
      programmes: [{ code: 'pijar', admission: null, firstKappa: null, lastKappa: null, tries: 0 }],
      agreement: { kappa, pairs: kappa === null ? 6 : 30 },
      ...{ medianDays: 1.5, answered: 12 },
    });
    const office: GradingOffice = {
      organisation: { id: id(6), name: 'Desbumi' },
      programmes: [
        {
          ...{ code: 'pijar', title: 'PIJAR', samples: 8 },
          rule: { admissionLevel: 0.6, secondPercent: 10, apartFrom: 2 },
        },
      ],
      ...{ fewestPairs: 20, coaches: [coach('Ani', null), coach('Budi', 0.7)], apart: [] },
    };
    await harness.navigateByUrl('/petugas/menilai');
    await answer('GET', '/api/v1/cohorts/choices', {
      ...{ organisations: [{ id: id(6), name: 'Desbumi' }], versions: [] },
    });
    await answer('GET', `/api/v1/organisations/${id(6)}/grading`, office);
    expect(text()).toContain('bukan peringkat');
    expect(text()).toContain('belum cukup data (6 dari 20)');
    expect(text()).toContain('selaras (0,70)');
    expect(text()).toContain('1,5 hari kerja');
    expect(text()).toContain('sedang belajar');
    button('Simpan aturan').click();
    const body = await answer('PUT', `/api/v1/organisations/${id(6)}/grading/pijar`, office);
    expect(body).toEqual({ admissionLevel: 0.6, secondPercent: 10, apartFrom: 2 });
  });
});
