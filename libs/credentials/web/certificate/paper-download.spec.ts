import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { problemInterceptor, provideLanguages, Toasts, Words } from '@pijar/shared/web';
import { credentialsWords } from '../words';
import { PaperDownload } from './paper-download';

const certificate = { certificateId: 'a', number: 'PJR-X' };
const url = '/api/v1/certificates/a/pdf';

describe('PaperDownload', () => {
  let server: HttpTestingController;
  let paper: PaperDownload;
  let given: string[];

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
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
});
