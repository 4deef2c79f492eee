import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { Words, provideLanguages } from '@pijar/shared/web';
import { mentoringWords } from '../words';
import { Composer } from './composer';
import type { Said } from './files/enclosure';

describe('where a message is put together', () => {
  let fixture: ComponentFixture<Composer>;
  let said: Said[];
  const root = () => fixture.nativeElement as HTMLElement;
  const button = (name: string) =>
    root().querySelector<HTMLButtonElement>(`button[aria-label="${name}"]`);

  beforeEach(async () => {
    // Not there in jsdom.
    URL.createObjectURL = () => 'blob:here';
    URL.revokeObjectURL = () => undefined;
    TestBed.configureTestingModule({
      providers: [provideLanguages(), provideHttpClient(), provideHttpClientTesting()],
    });
    await TestBed.inject(Words).learn('mentoring', mentoringWords);
    fixture = TestBed.createComponent(Composer);
    fixture.componentRef.setInput('to', 'Bu Aini');
    fixture.componentRef.setInput('membershipId', 'm1');
    said = [];
    fixture.componentInstance.sent.subscribe((each) => said.push(each));
    await fixture.whenStable();
  });

  /** As the picker hands them over; sounds, because nothing draws photos here. */
  const choose = async (count: number) => {
    const files = Array.from(
      { length: count },
      (_, n) => new File(['abc'], `${n}.ogg`, { type: 'audio/ogg' }),
    );
    const picker = root().querySelector('input')!;
    Object.defineProperty(picker, 'files', { value: files, configurable: true });
    Object.defineProperty(picker, 'value', { value: '', writable: true, configurable: true });
    picker.dispatchEvent(new Event('change'));
    for (let look = 0; look < 50; look++) {
      await fixture.whenStable();
      if (root().querySelectorAll('pijar-kept-bytes').length > 0) break;
      await new Promise((resolve) => setTimeout(resolve));
    }
    await fixture.whenStable();
  };

  it('offers to speak while nothing is written, and to send what is', async () => {
    expect([button('Rekam suara') !== null, button('Kirim')]).toEqual([true, null]);
    fixture.componentInstance.text.set('  Bu, label saya jadi. ');
    await fixture.whenStable();
    expect(button('Rekam suara')).toBeNull();
    button('Kirim')!.click();
    expect(said).toEqual([{ text: 'Bu, label saya jadi.', enclosure: null }]);
  });

  it('takes four, says so of the others, and sends them without a word', async () => {
    await choose(6);
    expect(root().querySelectorAll('pijar-enclosing li')).toHaveLength(4);
    expect(root().querySelector('[role=alert]')?.textContent).toContain('Paling banyak 4 foto');
    expect(button('Tambah foto')!.disabled).toBe(true);
    button('Kirim')!.click();
    expect(said).toMatchObject([{ text: '' }]);
    said[0]!.enclosure!.clear();
    await fixture.whenStable();
    expect(root().querySelectorAll('pijar-enclosing li')).toHaveLength(0);
    expect(button('Rekam suara')).not.toBeNull();
  });

  it('sends nothing on a phone that could not keep it', async () => {
    await choose(1);
    button('Kirim')!.click();
    await expect(said[0]!.enclosure!.keep()).rejects.toThrow('no room');
  });

  it('forgets what was chosen for one person when another one is written to', async () => {
    await choose(1);
    fixture.componentRef.setInput('membershipId', 'm2');
    await fixture.whenStable();
    expect(button('Rekam suara')).not.toBeNull();
  });
});
