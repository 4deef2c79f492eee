import { markWords } from './mark-words';
import { openPictures } from './open-pictures';

function page(html: string): HTMLElement {
  const root = document.createElement('div');
  root.innerHTML = html;
  document.body.replaceChildren(root);
  return root;
}
const explained = (...words: string[]) => words.map((word) => ({ word, meaning: '…' }));
const marked = (root: HTMLElement) =>
  [...root.querySelectorAll('.word')].map((button) => button.textContent);

describe('words of the glossary', () => {
  it('are marked on their first use outside of headings and links', () => {
    const root = page('<h2>NIB</h2><p><a href="#">NIB</a> lalu <b>NIB-nya</b>, dan NIB lagi.</p>');
    const before = root.textContent;
    markWords(root, explained('NIB'));
    expect(marked(root)).toEqual(['NIB']);
    expect(root.querySelector('b')!.innerHTML).toContain('data-word="NIB"');
    expect(root.textContent).toBe(before);
  });

  it('are marked once, however often the page is drawn', () => {
    const root = page('<p>Lokapasar, lokapasar.</p>');
    for (let time = 0; time < 3; time++) markWords(root, explained('lokapasar'));
    expect(marked(root)).toEqual(['Lokapasar']);
  });

  it('the longer one wins over the one inside it', () => {
    const root = page('<p>Urus sertifikat halal. Pangan halal.</p>');
    markWords(root, explained('halal', 'sertifikat halal'));
    expect(marked(root)).toEqual(['sertifikat halal', 'halal']);
  });
});

describe('pictures', () => {
  const words = { open: (alt: string) => `Buka ${alt}`, show: (bytes: number) => `${bytes} B` };

  it('open on a tap', () => {
    const root = page('<p><img src="data:," alt="Rumah"></p>');
    for (let time = 0; time < 2; time++) openPictures(root, words);
    const [button] = root.querySelectorAll('button');
    expect(button!.getAttribute('aria-label')).toBe('Buka Rumah');
    expect(root.querySelectorAll('button')).toHaveLength(1);
  });

  it('that are heavy are fetched only when asked for', () => {
    const root = page('<p><img data-src="data:," data-bytes="70000" alt="Rumah"></p>');
    openPictures(root, words);
    expect(root.querySelector('img')).toBeNull();
    expect(root.textContent).toBe('Rumah70000 B');
    root.querySelector('button')!.click();
    expect(root.querySelector('img')!.getAttribute('src')).toBe('data:,');
    expect(document.activeElement!.className).toBe('picture');
  });
});
