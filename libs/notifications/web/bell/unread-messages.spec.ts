import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { problemInterceptor } from '@pijar/shared/web';
import { UnreadMessages } from './unread-messages';

const url = '/api/v1/notifications/unread';

describe('UnreadMessages', () => {
  let server: HttpTestingController;
  let unread: UnreadMessages;

  const look = (state: 'visible' | 'hidden') => {
    Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  };

  beforeEach(() => {
    jest.useFakeTimers();
    look('visible');
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([problemInterceptor])),
        provideHttpClientTesting(),
      ],
    });
    server = TestBed.inject(HttpTestingController);
    unread = TestBed.inject(UnreadMessages);
  });
  afterEach(() => {
    server.verify();
    jest.useRealTimers();
  });

  it('asks at once and then once a minute, also for two bells', () => {
    const stops = [unread.watch(), unread.watch()];
    server.expectOne(url).flush({ count: 3 });
    expect(unread.count()).toBe(3);
    jest.advanceTimersByTime(59_000);
    server.expectNone(url);
    jest.advanceTimersByTime(1_000);
    server.expectOne(url).flush({ count: 4 });
    stops.forEach((stop) => stop());
    jest.advanceTimersByTime(300_000);
  });

  it('does not ask while nobody looks, and at once when somebody looks again', () => {
    const stop = unread.watch();
    server.expectOne(url).flush({ count: 1 });
    look('hidden');
    jest.advanceTimersByTime(600_000);
    server.expectNone(url);
    look('visible');
    server.expectOne(url).flush({ count: 2 });
    expect(unread.count()).toBe(2);
    stop();
  });

  it('keeps the number it knew when there is no answer', () => {
    const stop = unread.watch();
    server.expectOne(url).flush({ count: 5 });
    unread.refresh();
    server.expectOne(url).error(new ProgressEvent('error'));
    expect(unread.count()).toBe(5);
    stop();
  });

  it('counts down as messages are read, never below nothing', () => {
    unread.refresh();
    server.expectOne(url).flush({ count: 1 });
    unread.lessOne();
    unread.lessOne();
    expect(unread.count()).toBe(0);
  });
});
