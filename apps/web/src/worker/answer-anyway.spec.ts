/** @jest-environment node */
import { answerAnyway } from './answer-anyway';

const kept = new Map<string, string>();
const request = (path: string, mode: string) =>
  ({ url: `http://phone.test${path}`, mode }) as Request;

beforeEach(() => {
  kept.clear();
  const match = async (asked: Request | string) => {
    const path = typeof asked === 'string' ? asked : new URL(asked.url).pathname;
    return kept.has(path) ? new Response(kept.get(path)) : undefined;
  };
  Object.assign(globalThis, { caches: { match } });
  jest.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('Failed to fetch'));
});
afterEach(() => jest.restoreAllMocks());

it('opens pages from what lies on the phone, without signal', async () => {
  kept.set('/index.html', 'Pijar');
  expect(await (await answerAnyway(request('/belajar', 'navigate'))).text()).toBe('Pijar');
});

it('opens them from the server where there is signal', async () => {
  kept.set('/index.html', 'Pijar');
  jest.mocked(fetch).mockResolvedValue(new Response('Pijar, baru'));
  expect(await (await answerAnyway(request('/belajar', 'navigate'))).text()).toBe('Pijar, baru');
});

it('gives scripts from the phone', async () => {
  kept.set('/main.js', 'run()');
  expect(await (await answerAnyway(request('/main.js', 'cors'))).text()).toBe('run()');
});

it('fails where there is neither', async () => {
  await expect(answerAnyway(request('/belajar', 'navigate'))).rejects.toThrow('Failed to fetch');
  await expect(answerAnyway(request('/main.js', 'cors'))).rejects.toThrow('Failed to fetch');
});
