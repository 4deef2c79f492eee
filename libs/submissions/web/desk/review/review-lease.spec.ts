import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { LeaseView } from '@pijar/submissions/contracts';
import { ReviewLease } from './review-lease';

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const mine = (minutes = 30): LeaseView => ({
  holder: { id: 'sri', name: 'Sri' },
  until: inMinutes(minutes),
  isMine: true,
});
const theirs = (): LeaseView => ({
  ...mine(),
  holder: { id: 'imam', name: 'Imam' },
  isMine: false,
});

describe('the lease of an open review', () => {
  let lease: ReviewLease;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), ReviewLease],
    });
    lease = TestBed.inject(ReviewLease);
    lease.open('sub', null);
  });

  it('is lost when another has it, and when it went back to the queue or was given away', () => {
    for (const now of [theirs(), null]) {
      lease.hear(mine());
      expect(lease.isLost()).toBe(false);
      lease.hear(now);
      expect([lease.isLost(), lease.isMine()]).toEqual([true, false]);
    }
  });

  it('is not lost by time that ran out, or while it never was mine', () => {
    lease.hear(null);
    lease.hear(theirs());
    expect(lease.isLost()).toBe(false);
    lease.hear(mine(-1));
    lease.hear(null);
    expect(lease.isLost()).toBe(false);
  });
});
