import { publicOrigin, readSettings } from '.';

describe('where people reach the product', () => {
  it.each([
    [{ PUBLIC_URL: 'https://pijar.example.org/' }, 'https://pijar.example.org'],
    [{ PORT: '3001' }, 'http://127.0.0.1:3001'],
    [{ HOST: '0.0.0.0' }, 'http://localhost:3000'],
    [{ HOST: '::' }, 'http://localhost:3000'],
    [{ HOST: '::1' }, 'http://[::1]:3000'],
  ])('with %j is %s', (environment, origin) => {
    expect(publicOrigin(readSettings(environment))).toBe(origin);
  });

  it('is with the port that the system chose, once it is known', () => {
    const settings = readSettings({ PORT: '0' });
    settings.port = 41_234;
    expect(publicOrigin(settings)).toBe('http://127.0.0.1:41234');
  });
});
