import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { trustedCertificate } from '../testing-certificate';

export interface TakenPush {
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface TestPushService {
  /** E.g. `https://127.0.0.1:40123`. */
  origin: string;
  taken: TakenPush[];
  /** Status for a path; 201 when not set. */
  answer: (path: string) => number;
  close(): Promise<void>;
}

/** A push service on loopback, as RFC 8030 has it, under a certificate of its own that this process trusts. */
export async function startPushService(): Promise<TestPushService> {
  const service: TestPushService = {
    ...{ origin: '', taken: [], answer: () => 201, close: async () => undefined },
  };
  const server = createServer(trustedCertificate(), (request, response) => {
    void buffer(request).then((body) => {
      const path = request.url!;
      service.taken.push({ path, headers: request.headers, body });
      response.writeHead(service.answer(path)).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  service.origin = `https://127.0.0.1:${(server.address() as { port: number }).port}`;
  service.close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return service;
}

/** What a browser holds of a subscription, and how it reads what comes (RFC 8291, aes128gcm). */
export function newPhone() {
  const own = createECDH('prime256v1');
  own.generateKeys();
  const auth = randomBytes(16);
  return {
    keys: { p256dh: own.getPublicKey('base64url'), auth: auth.toString('base64url') },
    read(body: Buffer): unknown {
      const salt = body.subarray(0, 16);
      const sender = body.subarray(21, 21 + body[20]!);
      const sealed = body.subarray(21 + body[20]!);
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), own.getPublicKey(), sender]);
      const secret = Buffer.from(hkdfSync('sha256', own.computeSecret(sender), auth, info, 32));
      const derive = (name: string, size: number) =>
        Buffer.from(hkdfSync('sha256', secret, salt, `Content-Encoding: ${name}\0`, size));
      const cipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
      cipher.setAuthTag(sealed.subarray(-16));
      const plain = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
      return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString('utf8'));
    },
  };
}
