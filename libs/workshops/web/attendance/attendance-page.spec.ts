import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Confirmation, Words, problemInterceptor, provideLanguages } from '@pijar/shared/web';
import { AttendanceList, AttendanceState } from '@pijar/workshops/contracts';
import { workshopsWords } from '../words';
import { AttendancePage } from './attendance-page';

const url = '/api/v1/sessions/s1/attendance';
const person = (membershipId: string, fullName: string, state: AttendanceState | null = null) => ({
  membershipId,
  fullName,
  participantNumber: 'P1',
  membershipState: 'active',
  state,
  method: state && ('list' as const),
  markedAt: state && '2026-11-18T02:00:00.000Z',
  markedByName: state && 'Bu Rohana',
});
const list = (...rows: AttendanceList['rows']): AttendanceList => ({
  session: {
    id: 's1',
    cohortId: 'c1',
    title: 'Hari pertama',
    step: null,
    startsAt: '2026-11-18T00:00:00.000Z',
    endsAt: '2026-11-18T08:00:00.000Z',
    date: '2026-11-18',
    startTime: '08:00',
    endTime: '16:00',
    timeZone: 'Asia/Makassar',
    place: null,
    link: null,
    isCancelled: false,
    isClinic: false,
    version: 1,
    attendance: { present: 0, late: 0, absent: 0, excused: 0, unmarked: 2 },
  },
  rows,
});

describe('the attendance list', () => {
  let fixture: ComponentFixture<AttendancePage>;
  let server: HttpTestingController;
  const root = () => fixture.nativeElement as HTMLElement;
  const button = (text: string) =>
    [...root().querySelectorAll('button')].find((each) => each.textContent!.includes(text))!;
  const mark = (row: number, state: AttendanceState) =>
    root().querySelectorAll<HTMLButtonElement>(`.marks .${state}`)[row]!;
  const press = async (element: HTMLButtonElement) => {
    element.click();
    await fixture.whenStable();
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideLanguages(),
        provideRouter([]),
        provideHttpClient(withInterceptors([problemInterceptor])),
        provideHttpClientTesting(),
      ],
    });
    await TestBed.inject(Words).learn('workshops', workshopsWords);
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(AttendancePage);
    fixture.componentRef.setInput('sessionId', 's1');
    fixture.detectChanges();
    server.expectOne(url).flush(list(person('m1', 'Ani'), person('m2', 'Budi', 'absent')));
    await fixture.whenStable();
  });

  it('saves only what was changed, together', async () => {
    await press(mark(0, 'present'));
    await press(mark(1, 'late'));
    expect(mark(1, 'late').getAttribute('aria-pressed')).toBe('true');
    await press(button('Simpan 2 perubahan'));
    const request = server.expectOne({ method: 'PUT', url });
    expect(request.request.body).toEqual({
      marks: [
        { membershipId: 'm1', state: 'present' },
        { membershipId: 'm2', state: 'late' },
      ],
    });
    request.flush({
      ...list(person('m1', 'Ani', 'present'), person('m2', 'Budi', 'late')),
      changed: 2,
      stageStays: [],
    });
    await fixture.whenStable();
    expect(button('Semua tersimpan').disabled).toBe(true);
  });

  it('forgets a change that was taken back, and takes a mark back with a second tap', async () => {
    await press(mark(0, 'present'));
    await press(mark(0, 'present'));
    expect(button('Semua tersimpan').disabled).toBe(true);
    await press(mark(1, 'absent'));
    await press(button('Simpan 1 perubahan'));
    expect(server.expectOne({ method: 'PUT', url }).request.body).toEqual({
      marks: [{ membershipId: 'm2', state: null }],
    });
  });

  it('marks all the others with one tap, and leaves those who were marked', async () => {
    await press(button('1 yang lain hadir'));
    expect(mark(0, 'present').getAttribute('aria-pressed')).toBe('true');
    expect(mark(1, 'absent').getAttribute('aria-pressed')).toBe('true');
  });

  it('keeps what was tapped when the line is cut, to be saved again', async () => {
    await press(mark(0, 'present'));
    await press(button('Simpan 1 perubahan'));
    server.expectOne({ method: 'PUT', url }).error(new ProgressEvent('error'));
    await fixture.whenStable();
    expect(button('Simpan 1 perubahan').disabled).toBe(false);
  });

  it('says whose completed stage stays', async () => {
    await press(mark(1, 'excused'));
    await press(button('Simpan 1 perubahan'));
    server.expectOne({ method: 'PUT', url }).flush({
      ...list(person('m1', 'Ani'), person('m2', 'Budi', 'excused')),
      changed: 1,
      stageStays: [{ membershipId: 'm2', fullName: 'Budi', stageTitle: 'Orientasi' }],
    });
    await fixture.whenStable();
    expect(root().querySelector('.stays')!.textContent).toContain('Budi (Orientasi)');
  });

  it('asks before it is left with changes', async () => {
    const page = fixture.componentInstance;
    expect(page.mayLeave()).toBe(true);
    await press(mark(0, 'present'));
    const answer = page.mayLeave();
    TestBed.inject(Confirmation).answer({ isConfirmed: false, reason: '' });
    expect(await answer).toBe(false);
  });
});
