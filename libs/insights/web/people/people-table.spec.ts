import { provideHttpClient } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { MatCheckboxHarness } from '@angular/material/checkbox/testing';
import { MatSortHarness } from '@angular/material/sort/testing';
import { provideRouter } from '@angular/router';
import { CohortView } from '@pijar/cohorts/contracts';
import { cohortsWords } from '@pijar/cohorts/web';
import { PersonRow } from '@pijar/insights/contracts';
import { Words, provideLanguages } from '@pijar/shared/web';
import { insightsWords } from '../words';
import { FilterInUrl } from './people-filter';
import { PeopleTable } from './people-table';

const person = (
  membershipId: string,
  fullName: string,
  more: Partial<PersonRow> = {},
): PersonRow => ({
  membershipId,
  personId: `p-${membershipId}`,
  fullName,
  participantNumber: 'P1',
  phone: null,
  sex: 'female',
  kind: 'returnee',
  device: 'own',
  village: null,
  community: null,
  state: 'active',
  version: 1,
  isActivated: true,
  stage: { id: 's1', code: 'internalisasi', title: 'Internalisasi', position: 1 },
  nextStep: null,
  hasToChooseTrack: false,
  lastActiveAt: null,
  phoneContact: null,
  waiting: { for: 'herself', since: null, workingDays: 2, sessionAt: null },
  stuck: [],
  ...more,
});
const cohort = {
  id: 'c1',
  programme: { versionId: 'v1', title: 'PIJAR', number: 1 },
} as CohortView;

describe('the table of people', () => {
  let fixture: ComponentFixture<PeopleTable>;
  const root = () => fixture.nativeElement as HTMLElement;
  const names = () => [...root().querySelectorAll<HTMLElement>('a.name')];
  const press = async (element: HTMLElement, key: string) => {
    element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    await fixture.whenStable();
  };

  const show = async (isLed: boolean) => {
    TestBed.configureTestingModule({
      providers: [provideLanguages(), provideRouter([]), provideHttpClient()],
    });
    await TestBed.inject(Words).learn('cohorts', cohortsWords);
    await TestBed.inject(Words).learn('insights', insightsWords);
    fixture = TestBed.createComponent(PeopleTable);
    fixture.componentRef.setInput('rows', [
      person('m1', 'Ani', { stuck: [{ reason: 'quiet', days: 15 }] }),
      person('m2', 'Budi', { state: 'paused' }),
    ]);
    fixture.componentRef.setInput('cohort', cohort);
    fixture.componentRef.setInput('filter', {});
    fixture.componentRef.setInput('isLed', isLed);
    fixture.componentRef.setInput('selected', new Set());
    await fixture.whenStable();
  };

  it('says in words where each stands', async () => {
    await show(true);
    expect(root().textContent).toContain('Tanpa kabar 15 hari');
    expect(root().textContent).toContain('Jeda');
    expect(root().textContent).toContain('belum pernah');
  });

  it('moves with the arrows and selects with the space bar', async () => {
    await show(true);
    document.body.append(root());
    names()[0]!.focus();
    await press(names()[0]!, 'ArrowDown');
    expect(document.activeElement).toBe(names()[1]);
    await press(names()[1]!, ' ');
    expect([...fixture.componentInstance.selected()]).toEqual(['m2']);
    await press(names()[1]!, 'ArrowUp');
    expect(document.activeElement).toBe(names()[0]);
  });

  it('selects all and none with the box above', async () => {
    await show(true);
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const [all] = await loader.getAllHarnesses(MatCheckboxHarness);
    await all!.check();
    expect([...fixture.componentInstance.selected()]).toEqual(['m1', 'm2']);
    await all!.uncheck();
    expect(fixture.componentInstance.selected().size).toBe(0);
  });

  it('asks for another order by its headings', async () => {
    await show(true);
    const asked: FilterInUrl[] = [];
    fixture.componentInstance.sorted.subscribe((part) => asked.push(part));
    const sort = await TestbedHarnessEnvironment.loader(fixture).getHarness(MatSortHarness);
    const [waiting] = await sort.getSortHeaders({ label: 'Menunggu' });
    await waiting!.click();
    expect(asked).toEqual([{ sort: 'waiting', direction: '' }]);
  });

  it('offers staff who do not lead neither boxes nor menus', async () => {
    await show(false);
    expect(root().querySelector('mat-checkbox, pijar-membership-menu')).toBeNull();
  });
});
