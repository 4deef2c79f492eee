import { TestBed } from '@angular/core/testing';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { TextChanges } from './text-changes';

const words = { submissionsDesk: { changes: { added: 'ditambah', removed: 'dihapus' } } };

async function shown(before: string, after: string): Promise<HTMLElement> {
  TestBed.configureTestingModule({
    imports: [
      TranslocoTestingModule.forRoot({
        langs: { id: words },
        translocoConfig: { availableLangs: ['id'], defaultLang: 'id' },
      }),
    ],
  });
  const fixture = TestBed.createComponent(TextChanges);
  fixture.componentRef.setInput('before', before);
  fixture.componentRef.setInput('after', after);
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

describe('what changed in a text', () => {
  it('is marked word by word, and said', async () => {
    const host = await shown('Harga 8 ribu per bungkus.', 'Harga 10 ribu per bungkus besar.');
    const texts = (name: string) =>
      [...host.querySelectorAll(name)].map((each) => each.textContent.replace(/\s+/g, ' ').trim());
    expect(texts('del')).toEqual(['dihapus 8']);
    expect(texts('ins')).toEqual(['ditambah 10', 'ditambah besar']);
  });

  it('keeps what is the same as it was', async () => {
    const host = await shown('Sama saja.\nBaris dua.', 'Sama saja.\nBaris dua.');
    expect(host.querySelector('ins, del')).toBeNull();
    expect(host.textContent).toContain('Sama saja.\nBaris dua.');
  });
});
