import { readNews } from './push-news';

const news = { title: 'Ada kabar baru', body: 'Buka', path: '/saya/pesan', tag: 'a', lang: 'id' };

describe('what a push says', () => {
  it('is shown as it came', () => {
    expect(readNews(JSON.stringify(news))).toEqual(news);
  });

  it.each([undefined, '', 'not json', 'null', '7', '{}', '{"title":3}'])(
    'is only that there is news when it cannot be read: %s',
    (text) => {
      expect(readNews(text)).toMatchObject({ title: 'Pijar', path: '/' });
    },
  );

  it.each(['//evil.example', 'https://evil.example', '', 7])(
    'leads nowhere but inside: %s',
    (path) => {
      expect(readNews(JSON.stringify({ ...news, path })).path).toBe('/');
    },
  );
});
