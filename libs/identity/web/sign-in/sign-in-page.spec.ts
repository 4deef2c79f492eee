import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Words } from '@pijar/shared/web';
import { problem, provideTried, sessionOf, TriedPage } from '../testing/sessions';
import { words } from '../words';
import { secretKindOf } from './secret-kind';
import { SignInPage } from './sign-in-page';

describe('secretKindOf', () => {
  it.each([
    ['', 'pin'],
    ['0812-3456-7890', 'pin'],
    ['+62 812', 'pin'],
    ['P7K2 M9HX', 'password'],
    ['rohana', 'password'],
  ])('%s goes with a %s', (identifier, kind) => {
    expect(secretKindOf(identifier)).toBe(kind);
  });
});

describe('SignInPage', () => {
  let server: HttpTestingController;
  let harness: RouterTestingHarness;
  let root: HTMLElement;

  beforeEach(async () => {
    localStorage.clear();
    server = provideTried([
      { path: 'masuk', component: SignInPage },
      { path: 'belajar', component: TriedPage },
      { path: 'akun', component: TriedPage },
    ]);
    await TestBed.inject(Words).learn('identity', words);
    harness = await RouterTestingHarness.create('/masuk?lanjut=%2Fakun&lagi=1');
    root = harness.routeNativeElement!.parentElement!;
  });

  const input = (name: string) => root.querySelector<HTMLInputElement>(`input[${name}]`)!;
  const type = async (name: string, text: string) => {
    const element = input(name);
    element.value = text;
    element.dispatchEvent(new Event('input'));
    await harness.fixture.whenStable();
  };
  const send = async (
    ...answer: Parameters<ReturnType<HttpTestingController['expectOne']>['flush']>
  ) => {
    root.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
    const { request } = await Promise.resolve(server.expectOne('/api/v1/session')).then((call) => {
      call.flush(...answer);
      return call;
    });
    await new Promise((resolve) => setTimeout(resolve));
    await harness.fixture.whenStable();
    return request.body as unknown;
  };

  it('brings the keyboard that fits, and says why she is here', async () => {
    expect(root.textContent).toContain('Anda perlu masuk lagi');
    await type('name=username', '0812 3456 7890');
    expect(input('name=password').inputMode).toBe('numeric');
    await type('name=username', 'rohana');
    expect(input('name=password').inputMode).toBe('');
  });

  it('asks for the participant number where a phone is shared, and goes on where she wanted', async () => {
    await type('name=username', '081234567890');
    await type('name=password', '482915');
    expect(await send(...problem(409, 'which-person'))).toEqual({
      identifier: '081234567890',
      secret: '482915',
    });
    expect(root.querySelector('.fault')!.textContent).toContain('nomor peserta');
    expect(document.activeElement).toBe(input('autocomplete=off'));
    await type('autocomplete=off', ' p7k2 m9hx ');
    expect(await send(sessionOf())).toEqual({
      identifier: '081234567890',
      secret: '482915',
      participantNumber: 'p7k2 m9hx',
    });
    expect(TestBed.inject(Router).url).toBe('/akun');
  });

  it('says kindly what does not fit, and how to get a new PIN', async () => {
    await type('name=username', 'rohana');
    await type('name=password', 'x');
    await send(...problem(401, 'wrong-secret'));
    expect(root.textContent).toContain('belum cocok');
    expect(root.querySelector('details')!.open).toBe(true);
    expect(TestBed.inject(Router).url).toContain('/masuk');
  });
});
