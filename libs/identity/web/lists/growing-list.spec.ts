import { HttpTestingController } from '@angular/common/http/testing';
import { ApplicationRef, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { listPeople } from '@pijar/identity/contracts';
import { provideTried } from '../testing/sessions';
import { GrowingList } from './growing-list';

describe('GrowingList', () => {
  const search = signal<string | undefined>(undefined);
  let server: HttpTestingController;
  let list: GrowingList<{ fullName: string }, { cursor?: string; limit: number; search?: string }>;

  const answer = async (url: string, names: string[], next: string | null) => {
    TestBed.tick();
    const items = names.map((fullName) => ({ fullName }));
    server.expectOne(url).flush({ items, next });
    await TestBed.inject(ApplicationRef).whenStable();
  };
  const names = () => list.items().map((item) => item.fullName);

  beforeEach(async () => {
    search.set(undefined);
    server = provideTried([]);
    list = TestBed.runInInjectionContext(
      () => new GrowingList(listPeople, () => ({ limit: 2, search: search() })),
    );
    await answer('/api/v1/people?limit=2', ['Ani', 'Budi'], 'c1');
  });

  it('adds page after page', async () => {
    expect(names()).toEqual(['Ani', 'Budi']);
    const grown = list.grow();
    await answer('/api/v1/people?limit=2&cursor=c1', ['Citra'], null);
    await grown;
    expect(names()).toEqual(['Ani', 'Budi', 'Citra']);
    expect(list.hasMore()).toBe(false);
  });

  it('begins anew when the query changes, and drops a page that comes too late', async () => {
    const grown = list.grow();
    search.set('wati');
    await answer('/api/v1/people?limit=2&search=wati', ['Wati'], null);
    await answer('/api/v1/people?limit=2&cursor=c1', ['Citra'], null);
    await grown;
    expect(names()).toEqual(['Wati']);
  });
});
