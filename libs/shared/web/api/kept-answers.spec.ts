import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { keptRoute, route } from '@pijar/shared/contracts';
import { firstValueFrom } from 'rxjs';
import { Phone } from '../phone/phone';
import { ApiClient } from './api-client';
import { keptAnswers } from './kept-answers';
import { problemInterceptor } from './problem.interceptor';

const home = keptRoute<object, { name: string }>('/api/v1/home');
const other = route<object, { name: string }>('GET', '/api/v1/other');

/** What lies on the phone, as a map: the vault itself has specs of its own. */
class PhoneInMemory {
  readonly kept = new Map<string, unknown>();
  answer = (url: string) => Promise.resolve(this.kept.get(url));
  keepAnswer = async (url: string, body: unknown) => void this.kept.set(url, body);
}

let http: HttpTestingController;
let api: ApiClient;
let phone: PhoneInMemory;

beforeEach(() => {
  phone = new PhoneInMemory();
  TestBed.configureTestingModule({
    providers: [
      { provide: Phone, useValue: phone },
      provideHttpClient(withInterceptors([keptAnswers, problemInterceptor])),
      provideHttpClientTesting(),
    ],
  });
  http = TestBed.inject(HttpTestingController);
  api = TestBed.inject(ApiClient);
});
afterEach(() => http.verify());

const cut = (url: string) => http.expectOne(url).error(new ProgressEvent('error'));

describe('answers kept on the phone', () => {
  it('are the last good ones, and given when there is no signal', async () => {
    const first = firstValueFrom(api.call(home));
    http.expectOne('/api/v1/home').flush({ name: 'Siti' });
    await first;
    const second = firstValueFrom(api.call(home));
    cut('/api/v1/home');
    expect(await second).toEqual({ name: 'Siti' });
  });

  it('are given for a server that is away, not for one that says no', async () => {
    phone.kept.set('/api/v1/home', { name: 'Siti' });
    const away = firstValueFrom(api.call(home));
    http.expectOne('/api/v1/home').flush(null, { status: 503, statusText: '' });
    expect(await away).toEqual({ name: 'Siti' });
    const refused = firstValueFrom(api.call(home));
    http.expectOne('/api/v1/home').flush(null, { status: 404, statusText: '' });
    await expect(refused).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('do not hide that there is none', async () => {
    const answer = firstValueFrom(api.call(home));
    cut('/api/v1/home');
    await expect(answer).rejects.toMatchObject({ kind: 'offline' });
  });

  it('are not made of reads that are not meant to stay', async () => {
    const first = firstValueFrom(api.call(other));
    http.expectOne('/api/v1/other').flush({ name: 'Siti' });
    await first;
    expect(phone.kept.size).toBe(0);
  });

  it('stand in for a line that says nothing; the fresh one follows', async () => {
    jest.useFakeTimers();
    try {
      phone.kept.set('/api/v1/home', { name: 'lama' });
      const heard: unknown[] = [];
      api.call(home).subscribe((answer) => heard.push(answer));
      await jest.advanceTimersByTimeAsync(3_000);
      expect(heard).toEqual([{ name: 'lama' }]);
      http.expectOne('/api/v1/home').flush({ name: 'baru' });
      expect(heard).toEqual([{ name: 'lama' }, { name: 'baru' }]);
    } finally {
      jest.useRealTimers();
    }
  });
});
