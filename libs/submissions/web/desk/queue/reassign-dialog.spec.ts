import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Words, problemInterceptor, provideLanguages } from '@pijar/shared/web';
import { Assignees, QueueRow } from '@pijar/submissions/contracts';
import { deskWords } from '../../words';
import { ReassignDialog } from './reassign-dialog';

const coach = (id: string, name: string) => ({
  ...{ id, name, part: 'coach' as const, awayUntil: null, isAway: false },
  ...{ weeklyCapacity: null, answeredThisWeek: 0, held: 0, kept: 0 },
});
const view = (withId: string | null): Assignees => ({
  withId,
  items: [coach('a', 'Bu Sri'), coach('b', 'Pak Adi')],
});

it('an officer who comes second is told who has the work now, and chooses anew', async () => {
  // jsdom opens no dialogs.
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([problemInterceptor])),
      provideHttpClientTesting(),
      provideLanguages(),
    ],
  });
  await TestBed.inject(Words).learn('submissionsDesk', deskWords);
  const dialog = TestBed.createComponent(ReassignDialog);
  const row = { submissionId: 'w', participant: { name: 'Siti' } } as QueueRow;
  dialog.componentRef.setInput('row', row);
  const server = TestBed.inject(HttpTestingController);
  const settle = async () => {
    dialog.detectChanges();
    await new Promise((resolve) => setTimeout(resolve));
    dialog.detectChanges();
  };
  const page = dialog.nativeElement as HTMLElement;
  await settle();
  server.expectOne('/api/v1/submissions/w/assignees').flush(view(null));
  await settle();
  page.querySelector('input[value=a]')!.dispatchEvent(new Event('change'));
  await settle();
  page.querySelector('form')!.dispatchEvent(new Event('submit'));
  const problem = { type: '/problems/reassigned-meanwhile', title: 'x', status: 409 };
  server
    .expectOne({ method: 'PUT', url: '/api/v1/submissions/w/assignee' })
    .flush({ ...problem, current: view('b') }, { status: 409, statusText: 'Conflict' });
  await settle();
  expect(page.querySelector('[role=alert]')!.textContent).toContain('baru saja menyerahkannya');
  const labels = [...page.querySelectorAll('label')].map(({ textContent }) => textContent);
  expect(labels[1]).toMatch(/Pak Adi\s+·\s+sekarang padanya/);
  expect(page.querySelector<HTMLInputElement>('input[value=b]')!.disabled).toBe(true);
});
