import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What a page asks for one after the other, named with the first answer: the value of its `Link` header. */
export class FirstLoads {
  readonly #links: Map<string, string>;

  /** @param folder the built web application; without its list nothing is hinted */
  constructor(folder: string) {
    this.#links = new Map(
      Object.entries(listIn(folder)).map(([page, files]) => [page, files.map(link).join(', ')]),
    );
  }

  /** What every page begins with comes first, for nothing runs without it. @param kind of the step that the page shows */
  linkOf(pathname: string, kind?: string): string | undefined {
    const page = this.#links.has(pathname) ? pathname : pathname.replace(/[^/]+$/, '*');
    const parts = ['', page, `${page} ${kind}`].map((each) => this.#links.get(each));
    return parts.filter(Boolean).join(', ') || undefined;
  }
}

function listIn(folder: string): Record<string, string[]> {
  try {
    return JSON.parse(readFileSync(path.join(folder, 'first-loads.json'), 'utf8')) as Record<
      string,
      string[]
    >;
  } catch {
    return {};
  }
}

function link(file: string): string {
  if (file === 'theme.js') return `</${file}>; rel="preload"; as="script"`;
  if (file.endsWith('.css')) return `</${file}>; rel="preload"; as="style"`;
  return `</${file}>; rel="modulepreload"`;
}
