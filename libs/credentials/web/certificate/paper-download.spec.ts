import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MemoryShelves } from '@pijar/shared/phone';
import { Phone, problemInterceptor, provideLanguages, Toasts, Words } from '@pijar/shared/web';
import { credentialsWords } from '../words';
import { PaperDownload } from './paper-download';

const certificate = { certificateId: 'a', number: 'PJR-X' };
const url = '/api/v1/certificates/a/pdf';

describe('PaperDownload', () => {
  let server: HttpTestingController;
  let paper: PaperDownload;
  let given: string[];
  let shelves: MemoryShelves;

  beforeEach(async () => {
    shelves = new MemoryShelves('siti');
    TestBed.configureTestingModule({
      providers: [
        { provide: Phone, useValue: { shelves: async () => shelves } },
        PaperDownload,
        provideLanguages(),
        provideHttpClient(withInterceptors([problemInterceptor])),
        provideHttpClientTesting(),
      ],
    });
    await TestBed.inject(Words).learn('credentials', credentialsWords);
    server = TestBed.inject(HttpTestingController);
    paper = TestBed.inject(PaperDownload);
    given = [];
    // jsdom gives no addresses to files and follows no links.
    URL.createObjectURL = () => 'blob:paper';
    URL.revokeObjectURL = () => undefined;
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      given.push(this.download);
    });
    jest.useFakeTimers();
  });
  afterEach(() => {
    server.verify();
    jest.useRealTimers();
    jest.restoreAllMocks();
  });
  const beingMade = () =>
    server.expectOne(url).flush(new Blob(), { status: 409, statusText: 'Conflict' });

  it('gives the file a name that says what it is', () => {
    paper.start(certificate);
    expect(paper.busyWith()).toBe('a');
    server.expectOne(url).flush(new Blob(['%PDF']));
    expect(given).toEqual(['sertifikat-PJR-X.pdf']);
    expect(paper.busyWith()).toBeNull();
  });

  it('waits for a paper that is being made', () => {
    paper.start(certificate);
    beingMade();
    jest.advanceTimersByTime(3_000);
    beingMade();
    jest.advanceTimersByTime(3_000);
    server.expectOne(url).flush(new Blob(['%PDF']));
    expect(given).toHaveLength(1);
  });

  it('says so when it takes too long', () => {
    paper.start(certificate);
    for (let tries = 0; tries < 7; tries += 1) {
      beingMade();
      jest.advanceTimersByTime(3_000);
    }
    expect(TestBed.inject(Toasts).current()?.text).toContain('belum selesai dibuat');
    expect(paper.busyWith()).toBeNull();
  });

  it('does not ask twice for two taps', () => {
    paper.start(certificate);
    paper.start(certificate);
    server.expectOne(url).flush(new Blob(['%PDF']));
    expect(given).toHaveLength(1);
  });

  it('says what went wrong otherwise', () => {
    paper.start(certificate);
    server.expectOne(url).flush(new Blob(), { status: 404, statusText: 'Not Found' });
    expect(TestBed.inject(Toasts).current()).toMatchObject({ tone: 'bad' });
  });

  it('gives without signal what was taken home before, and nothing else', async () => {
    const cut = () => server.expectOne(url).error(new ProgressEvent('error'));
    paper.start(certificate);
    cut();
    await jest.advanceTimersByTimeAsync(0);
    expect(given).toEqual([]);
    expect(TestBed.inject(Toasts).current()).toMatchObject({ tone: 'bad' });
    paper.start(certificate);
    server.expectOne(url).flush(new Blob(['%PDF']));
    await jest.advanceTimersByTimeAsync(0);
    paper.start(certificate);
    cut();
    await jest.advanceTimersByTimeAsync(0);
    expect(given).toEqual(['sertifikat-PJR-X.pdf', 'sertifikat-PJR-X.pdf']);
    expect(paper.busyWith()).toBeNull();
  });
});
