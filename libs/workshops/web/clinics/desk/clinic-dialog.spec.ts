import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { Words, problemInterceptor, provideLanguages } from '@pijar/shared/web';
import { workshopsWords } from '../../words';
import { clinicWords } from '../clinic-words';
import { ClinicDialog } from './clinic-dialog';

/** The schema never comes: a bad line, or a form that is sent at once. The server alone checks. */
jest.mock('@pijar/workshops/schemas', () => {
  throw new Error('No signal');
});

const url = '/api/v1/cohorts/c1/clinics';

describe('the form of a clinic, sent before its schema is there', () => {
  let fixture: ComponentFixture<ClinicDialog>;
  let server: HttpTestingController;
  const root = () => fixture.nativeElement as HTMLElement;
  const type = async (input: HTMLInputElement, value: string) => {
    input.value = value;
    input.dispatchEvent(new Event('input'));
    await fixture.whenStable();
  };
  /** What follows from an answer or a tap comes after a turn of the loop. */
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  const send = async () => {
    root()
      .querySelector('form')!
      .dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
  };

  beforeEach(async () => {
    HTMLDialogElement.prototype.showModal ??= () => undefined;
    TestBed.configureTestingModule({
      providers: [
        provideLanguages(),
        provideHttpClient(withInterceptors([problemInterceptor])),
        provideHttpClientTesting(),
      ],
    });
    await TestBed.inject(Words).learn('workshops', workshopsWords);
    await TestBed.inject(Words).learn('workshopsClinics', clinicWords);
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(ClinicDialog);
    fixture.componentRef.setInput('cohorts', [{ id: 'c1', name: 'Lombok Timur 3' }]);
    fixture.detectChanges();
    server
      .expectOne('/api/v1/cohorts/c1/clinic-choices')
      .flush({ timeZone: 'Asia/Makassar', steps: [], tracks: [], cohorts: [] });
    await fixture.whenStable();
  });

  it('forgets the fault at “Tempat” once a link is given, and goes again', async () => {
    await send();
    server.expectOne(url).flush(
      {
        type: '/problems/validation',
        title: 'Invalid',
        status: 422,
        errors: [{ pointer: '/body/place', code: 'place-or-link', detail: 'Place or link.' }],
      },
      { status: 422, statusText: 'Unprocessable' },
    );
    await settle();
    expect(root().textContent).toContain('Isi tempat atau tautan.');
    await send();
    server.expectNone(url);
    await type(root().querySelector('input[inputmode=url]')!, 'https://meet.example.org/harga');
    expect(root().textContent).not.toContain('Isi tempat atau tautan.');
    await send();
    expect(server.expectOne(url).request.body).toMatchObject({
      link: 'https://meet.example.org/harga',
      place: null,
    });
  });
});
