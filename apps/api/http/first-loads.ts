import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What a page asks for one after the other, named with the first answer: the value of its `Link` header. */
export class FirstLoads {
  readonly #links: Map<string, string>;

  /** @param folder the built web application; without its list nothing is hinted */
  constructor(folder: string) {
    this.#links = new Map(
      Object.entries(listIn(folder)).map(([page, files]) => [page, link(files)]),
    );
  }

  /** @returns undefined where nothing is known of the page */
  linkOf(pathname: string): string | undefined {
    return this.#links.get(pathname) ?? this.#links.get(pathname.replace(/[^/]+$/, '*'));
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

const link = (files: string[]): string =>
  files.map((file) => `</${file}>; rel="modulepreload"`).join(', ');
