import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { urlOf } from '@pijar/shared/contracts';
import { startTestApp, until, type TestApp } from '@pijar/shared/testing';
import { SubmissionsApiModule } from '../submissions-api.module';
import { showFile, uploadsPath, type FileView } from '@pijar/submissions/contracts';
import {
  beginUpload,
  makeScene,
  pdfBytes,
  tusHeaders,
  type Scene,
} from '@pijar/submissions/testing';
import { Upload } from 'tus-js-client';

describe('uploads on a bad line', () => {
  let test: TestApp;
  let scene: Scene;
  let stepId: string;
  let origin: string;

  beforeAll(async () => {
    test = await startTestApp([SubmissionsApiModule]);
    await test.app.listen(0, '127.0.0.1');
    const { port } = test.app.getHttpServer().address() as AddressInfo;
    origin = `http://127.0.0.1:${port}`;
    scene = await makeScene(test);
    stepId = scene.programme.steps['a1']!;
  });
  afterAll(() => test.close());

  const bytes = Buffer.concat([pdfBytes(), randomBytes(3_500_000)]);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const view = async (fileId: string) =>
    (
      await test.call({ method: 'GET', url: urlOf(showFile, { fileId }), as: scene.participant })
    ).json<FileView>();
  const offsetOf = async (url: string) =>
    Number(
      (await test.call({ method: 'HEAD', url, headers: tusHeaders, as: scene.participant }))
        .headers['upload-offset'],
    );

  it('are what the tus client of the browser sends', async () => {
    const { participant } = scene;
    const url = await new Promise<string>((resolve, reject) => {
      const upload = new Upload(bytes, {
        endpoint: `${origin}${uploadsPath}`,
        chunkSize: 1_000_000,
        metadata: {
          name: 'buku kas.pdf',
          type: 'application/pdf',
          membershipId: participant.membershipId,
          stepId,
          sha256,
        },
        headers: { cookie: participant.cookie },
        onError: reject,
        onSuccess: () => resolve(upload.url!),
      });
      upload.start();
    });
    const fileId = url.slice(url.lastIndexOf('/') + 1);
    expect(await view(fileId)).toMatchObject({
      name: 'buku kas.pdf',
      state: 'ready',
      receivedSha256: sha256,
    });
  });

  it('lose nothing that came before the line was cut', async () => {
    const { participant } = scene;
    const begun = await beginUpload(test, participant, stepId, bytes.length, { name: 'a.pdf' });
    const url = String(begun.headers.location);
    const cuts = [1_234_567, 2_345_678, 3_333_333];
    for (const cut of cuts) {
      const from = await offsetOf(url);
      const line = request(`${origin}${url}`, {
        method: 'PATCH',
        headers: {
          ...tusHeaders,
          cookie: participant.cookie,
          'upload-offset': from,
          'content-type': 'application/offset+octet-stream',
          'content-length': bytes.length - from,
        },
      });
      line.on('error', () => undefined);
      line.write(bytes.subarray(from, cut));
      await once(line, 'socket');
      // The kernel may still hold some of it; the server has what it has when the line goes.
      await until(async () => (await received(url)) > from);
      line.destroy();
      await until(async () => (await received(url)) > from);
    }
    expect(await offsetOf(url)).toBeGreaterThan(1_000_000);
    // What the cut request still had may be kept a moment after the phone asked: 409, and it asks again.
    await until(async () => (await rest(url, await offsetOf(url))) === 204);
    expect(await view(url.slice(url.lastIndexOf('/') + 1))).toMatchObject({
      state: 'ready',
      receivedSha256: sha256,
    });
  });

  it('are answered at once when the offset is wrong, before the rest is sent for nothing', async () => {
    // More than the buffers between the two hold, so that somebody has to read it.
    const large = Buffer.concat([pdfBytes(), randomBytes(24_000_000)]);
    const begun = await beginUpload(test, scene.participant, stepId, large.length);
    const url = String(begun.headers.location);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const statuses: number[] = [];
    for (const from of [7, 8, 0]) {
      const line = request(`${origin}${url}`, {
        agent,
        method: 'PATCH',
        headers: {
          ...tusHeaders,
          cookie: scene.participant.cookie,
          'upload-offset': from,
          'content-type': 'application/offset+octet-stream',
          'content-length': large.length - from,
        },
      });
      line.on('error', () => undefined);
      line.end(large.subarray(from));
      const [answer] = (await once(line, 'response')) as [IncomingMessage];
      statuses.push(answer.statusCode!);
      await once(answer.resume(), 'end');
    }
    agent.destroy();
    expect(statuses).toEqual([409, 409, 204]);
  });

  const rest = async (url: string, from: number): Promise<number> => {
    const answer = await fetch(`${origin}${url}`, {
      method: 'PATCH',
      headers: {
        ...tusHeaders,
        cookie: scene.participant.cookie,
        'upload-offset': String(from),
        'content-type': 'application/offset+octet-stream',
      },
      body: bytes.subarray(from),
    });
    await answer.arrayBuffer();
    return answer.status;
  };
  const received = async (url: string): Promise<number> => {
    const id = url.slice(url.lastIndexOf('/') + 1);
    const [row] = await test.db.query('select received_bytes::int as n from upload where id = $1', [
      id,
    ]);
    return row.n;
  };
});
