import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { consentTexts, type CodeOwner } from '@pijar/identity/contracts';
import { Words } from '@pijar/shared/web';
import { problem, provideTried, sessionOf, TriedPage } from '../testing/sessions';
import { accountWords, words } from '../words';
import { ActivationPage } from './activation-page';

const owner: CodeOwner = {
  firstName: 'Siti',
  organisationName: 'Kabar Bumi',
  purpose: 'activate',
  secretKind: 'pin',
  consents: consentTexts.map(({ purpose, textVersion, isRequired }) => ({
    ...{ purpose, textVersion, isRequired },
  })),
};

describe('ActivationPage', () => {
  let server: HttpTestingController;
  let harness: RouterTestingHarness;
  const root = () => harness.routeNativeElement!;

  beforeEach(async () => {
    localStorage.clear();
    server = provideTried([
      { path: 'aktivasi', component: ActivationPage },
      { path: 'belajar', component: TriedPage },
    ]);
    await TestBed.inject(Words).learn('identity', words);
    await TestBed.inject(Words).learn('identityAccount', accountWords);
  });

  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await harness.fixture.whenStable();
  };
  const submit = async () => {
    root()
      .querySelector('form')!
      .dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
  };
  const fill = (index: number, text: string) => {
    const input = root().querySelectorAll('input')[index]!;
    input.value = text;
    input.dispatchEvent(new Event('input'));
  };
  const openWithCode = async (answer: CodeOwner) => {
    harness = await RouterTestingHarness.create('/aktivasi#kode=K7M2-9QXT-4HRC');
    const call = server.expectOne('/api/v1/activations/check');
    expect(call.request.body).toEqual({ code: 'K7M2-9QXT-4HRC' });
    call.flush(answer);
    await settle();
  };

  it('goes from the link in the message to being signed in', async () => {
    await openWithCode(owner);
    expect(TestBed.inject(Router).url).toBe('/aktivasi');
    expect(root().textContent).toContain('Halo, Siti');
    await submit();
    expect(root().textContent).toContain('tidak bisa dipakai');
    root().querySelector<HTMLInputElement>('input[type=checkbox]')!.click();
    await submit();
    fill(0, '123456');
    fill(1, '123456');
    await submit();
    expect(root().textContent).toContain('mudah ditebak');
    fill(0, '482915');
    fill(1, '482916');
    await submit();
    expect(root().textContent).toContain('belum sama');
    fill(1, '482915');
    await submit();
    const call = server.expectOne('/api/v1/activations');
    expect(call.request.body).toEqual({
      code: 'K7M2-9QXT-4HRC',
      secret: '482915',
      consents: consentTexts.map(({ purpose, textVersion, isRequired }) => ({
        ...{ purpose, textVersion },
        isGranted: isRequired,
      })),
    });
    call.flush(sessionOf());
    await settle();
    expect(TestBed.inject(Router).url).toBe('/belajar');
  });

  it('asks for no consent when only the PIN is new', async () => {
    await openWithCode({ ...owner, purpose: 'reset', consents: [] });
    expect(root().querySelectorAll('input')).toHaveLength(2);
    expect(root().textContent).toContain('Langkah 2 dari 2');
  });

  it('shows what the server says against the PIN, and keeps the step', async () => {
    await openWithCode({ ...owner, consents: [] });
    fill(0, '482915');
    fill(1, '482915');
    await submit();
    const [body, status] = problem(422, 'invalid');
    const errors = [{ pointer: '/body/secret', code: 'weak-pin', detail: '' }];
    server.expectOne('/api/v1/activations').flush({ ...body, errors }, status);
    await settle();
    expect(root().textContent).toContain('mudah ditebak');
  });

  it('goes back to the code when somebody else used it meanwhile', async () => {
    await openWithCode({ ...owner, consents: [] });
    fill(0, '482915');
    fill(1, '482915');
    await submit();
    server.expectOne('/api/v1/activations').flush(...problem(410, 'code-used'));
    await settle();
    expect(root().textContent).toContain('sudah dipakai');
    expect(root().querySelectorAll('input')).toHaveLength(1);
  });
});
