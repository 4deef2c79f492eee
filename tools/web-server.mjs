// Serves a built dist/web for checks in a browser: one page for every address, brotli where it was made,
// and the content policy that the API sends. Not a server for people.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** The two constant `<style>` elements of libraries: CDK's empty one, and the one of signal forms for date fields. */
const STYLE_HASHES = [
  "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "'sha256-WR6b/IcKJ0cKV3rK53p2NO7b74ZXq/Y5Mbx+7Mio7w4='",
];

export const CONTENT_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  `style-src 'self' ${STYLE_HASHES.join(' ')}`,
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Starts on a free port. `api` may answer a request itself by returning true. */
export async function serveWeb(folder, api = () => false) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (await api(request, response, pathname)) return;
    response.setHeader('content-security-policy', CONTENT_POLICY);
    if (/^\/(api|tus|healthz)/.test(pathname)) {
      response.writeHead(404).end();
      return;
    }
    const wanted = extname(pathname) ? normalize(pathname) : '/index.html';
    const file = join(folder, wanted);
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
    response.setHeader('cache-control', 'no-cache');
    const packed = await readFile(`${file}.br`).catch(() => null);
    const body = packed ?? (await readFile(file).catch(() => null));
    if (!body) {
      response.writeHead(404).end();
      return;
    }
    if (packed) response.setHeader('content-encoding', 'br');
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  };
}
