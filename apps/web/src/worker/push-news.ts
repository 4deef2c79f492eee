/** What the server sends: words that she allowed on a locked screen, and where they lead. */
export interface PushNews {
  title: string;
  body: string;
  /** Path inside the product. */
  path: string;
  /** A second one of the same message takes the place of the first. */
  tag: string;
  lang: string;
}

/** Browsers want something shown for every push; words that cannot be read are no reason to show nothing. */
const unread: PushNews = {
  title: 'Pijar',
  body: 'Ada kabar baru.',
  path: '/',
  tag: 'pijar',
  lang: 'id',
};

const isPath = (path: unknown): path is string =>
  typeof path === 'string' && path.startsWith('/') && !path.startsWith('//');

/** @param text as it came; anything that is not ours becomes a word that there is news */
export function readNews(text: string | undefined): PushNews {
  try {
    const said = JSON.parse(text ?? '') as Partial<Record<keyof PushNews, unknown>>;
    const word = (name: keyof PushNews) =>
      typeof said[name] === 'string' && said[name] ? said[name] : unread[name];
    if (typeof said.title !== 'string') return unread;
    return {
      ...{ title: word('title'), body: word('body'), tag: word('tag'), lang: word('lang') },
      path: isPath(said.path) ? said.path : unread.path,
    };
  } catch {
    return unread;
  }
}
