import fastify from 'fastify';
import { setSecurityHeaders } from './security-headers';

async function startServer(isHttps: boolean) {
  const server = fastify();
  setSecurityHeaders(server, isHttps);
  server.get('/', (_request, reply) => reply.send('ok'));
  server.get('/own', (_request, reply) =>
    reply.header('content-security-policy', "default-src 'none'").send('ok'),
  );
  await server.ready();
  return server;
}

it('every answer tells the browser what a page may do', async () => {
  await using server = await startServer(false);
  for (const url of ['/', '/nowhere']) {
    const { headers } = await server.inject({ url });
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('microphone=(self)'),
    });
    expect(headers['content-security-policy']).toMatch(/script-src 'self';.*object-src 'none'/);
    expect(headers).not.toHaveProperty('strict-transport-security');
    expect(headers).not.toHaveProperty('x-powered-by');
  }
});

it('asks for HTTPS only where it is served so', async () => {
  await using server = await startServer(true);
  const { headers } = await server.inject({ url: '/' });
  expect(headers['strict-transport-security']).toMatch(/^max-age=15552000/);
  expect(headers['content-security-policy']).toContain('upgrade-insecure-requests');
});

it('lets a handler set its own policy', async () => {
  await using server = await startServer(false);
  const { headers } = await server.inject({ url: '/own' });
  expect(headers['content-security-policy']).toBe("default-src 'none'");
});
