import { createServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { trustedCertificate } from '../testing-certificate';

export interface TakenMessage {
  to: string;
  biz_opaque_callback_data: string;
  template: {
    name: string;
    language: { code: string };
    components: { parameters: { text: string }[] }[];
  };
}

export interface Graph {
  /** E.g. `https://127.0.0.1:40123/v23.0`. */
  url: string;
  /** Every request that came, whatever the answer was. */
  asked: { path: string; authorization: string; message: TakenMessage }[];
  /** What is answered; an id for each message when not set. */
  answer: ((response: ServerResponse) => void) | null;
  close(): Promise<void>;
}

/** A server on loopback that speaks WhatsApp's HTTPS, under a certificate of its own that this process trusts. */
export async function startGraph(): Promise<Graph> {
  const { key, cert } = trustedCertificate();
  const graph: Graph = { url: '', asked: [], answer: null, close: async () => undefined };
  const server = createServer({ key, cert }, (request, response) => {
    void take(graph, request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  graph.url = `https://127.0.0.1:${(server.address() as { port: number }).port}/v23.0`;
  graph.close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return graph;
}

async function take(graph: Graph, request: IncomingMessage, response: ServerResponse) {
  const message = JSON.parse(await text(request)) as TakenMessage;
  const authorization = request.headers.authorization ?? '';
  graph.asked.push({ path: request.url!, authorization, message });
  if (graph.answer) return graph.answer(response);
  json(200, { messages: [{ id: `wamid.${graph.asked.length}` }] })(response);
}

export const json =
  (status: number, body: object, headers: Record<string, string> = {}) =>
  (response: ServerResponse): void => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
