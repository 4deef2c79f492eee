import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { numberOf, type VerificationView } from '@pijar/credentials/contracts';
import { problemInterceptor, provideLanguages } from '@pijar/shared/web';
import { verificationRoutes } from '../index';

@Component({ selector: 'pijar-elsewhere', template: '<h1>Depan</h1>' })
class Elsewhere {}

const number = numberOf('7K2M9QXT4HVB3DN');
const unknown: VerificationView = {
  state: 'unknown',
  name: null,
  programmeTitle: null,
  stageTitle: null,
  issuedOn: null,
  issuer: null,
};
const known = {
  name: 'Siti Nurhaliza',
  programmeTitle: 'PIJAR',
  stageTitle: 'Orientasi',
  issuedOn: '2026-11-21',
  issuer: 'Yayasan Cahaya Rinjani',
};

describe('checking a certificate', () => {
  let harness: RouterTestingHarness;
  let server: HttpTestingController;
  const page = () => harness.routeNativeElement!;
  const robots = () => document.querySelector<HTMLMetaElement>('meta[name=robots]')?.content;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideLanguages(),
        provideHttpClient(withInterceptors([problemInterceptor])),
        provideHttpClientTesting(),
        provideRouter(
          [...verificationRoutes, { path: '', component: Elsewhere }],
          withComponentInputBinding(),
        ),
      ],
    });
    server = TestBed.inject(HttpTestingController);
    harness = await RouterTestingHarness.create();
  });

  async function answered(typed: string, answer: VerificationView): Promise<string> {
    await harness.navigateByUrl(`/verifikasi/${typed}`);
    server.expectOne(`/api/v1/verifications/${typed}`).flush(answer);
    await harness.fixture.whenStable();
    return page().textContent!.replace(/\s+/g, ' ');
  }

  it.each([
    ['valid', 'Berlaku'],
    ['revoked', 'Dicabut'],
    ['replaced', 'Diganti'],
  ] as const)('says that it is %s, and whose', async (state, sign) => {
    const text = await answered(number, { ...known, state });
    expect(page().querySelector('h1')!.textContent).toBe(sign);
    for (const part of [
      'Siti Nurhaliza',
      'Tahap Orientasi, Program PIJAR',
      '21 November 2026',
      'Yayasan Cahaya Rinjani',
      number,
    ])
      expect(text).toContain(part);
  });

  it('says that a number is unknown, and where a letter is wrong', async () => {
    expect(await answered(number, unknown)).toContain('tidak ada pada kami');
    expect(page().querySelector('h1')!.textContent).toBe('Tidak ditemukan');
    expect(await answered('PJR-123', unknown)).toContain('salah ketik');
  });

  it('waits with those who asked too often', async () => {
    await harness.navigateByUrl(`/verifikasi/${number}`);
    server
      .expectOne(`/api/v1/verifications/${number}`)
      .flush(
        { type: '/problems/too-many-tries', title: '', status: 429, retryAfter: 40 },
        { status: 429, statusText: 'Too Many Requests' },
      );
    await harness.fixture.whenStable();
    expect(page().textContent).toContain('Terlalu sering mencoba');
  });

  it('stays out of search engines, and only these pages do', async () => {
    await answered(number, unknown);
    expect(robots()).toBe('noindex, nofollow');
    await harness.navigateByUrl('/');
    expect(robots()).toBeUndefined();
  });

  it('tells a typing error without asking the server', async () => {
    await harness.navigateByUrl('/verifikasi');
    const going = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const input = page().querySelector('input')!;
    const send = async (text: string) => {
      input.value = text;
      input.dispatchEvent(new Event('input'));
      page()
        .querySelector('form')!
        .dispatchEvent(new Event('submit', { cancelable: true }));
      await harness.fixture.whenStable();
    };
    await send(number.replace('7K', '7J'));
    expect(page().textContent).toContain('salah ketik');
    server.expectNone(() => true);
    expect(going).not.toHaveBeenCalled();
    await send(number.toLowerCase().replaceAll('-', ' '));
    expect(going).toHaveBeenCalledWith(['/verifikasi', number]);
  });
});
