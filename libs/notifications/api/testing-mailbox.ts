import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  to: string;
  subject: string;
  messageId: string;
  /** As it came, headers and all. */
  raw: string;
}

type Answer = 'take' | 'hang' | { code: number };

export interface Mailbox {
  port: number;
  mails: ReceivedMail[];
  /** What is said to a recipient, and to a message; `take` when not set. */
  answer: { recipient?: (address: string) => Answer; message?: () => Answer };
  close(): Promise<void>;
}

/** A mail server of one's own on loopback that speaks SMTP, and fails when asked to. */
export async function startMailbox(port = 0): Promise<Mailbox> {
  const mails: ReceivedMail[] = [];
  const answer: Mailbox['answer'] = {};
  const say = (how: Answer, done: (fault?: Error | null) => void) => {
    if (how === 'hang') return;
    done(how === 'take' ? null : Object.assign(new Error('No'), { responseCode: how.code }));
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    closeTimeout: 100,
    onRcptTo: ({ address }, _session, done) => say(answer.recipient?.(address) ?? 'take', done),
    onData: (stream, session, done) => {
      void text(stream).then((raw) => {
        const how = answer.message?.() ?? 'take';
        if (how === 'take') {
          const to = session.envelope.rcptTo[0]!.address;
          mails.push({
            to,
            raw,
            subject: header(raw, 'Subject'),
            messageId: header(raw, 'Message-ID'),
          });
        }
        say(how, done);
      });
    },
  });
  server.on('error', () => undefined);
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    port: (server.server.address() as { port: number }).port,
    mails,
    answer,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const header = (raw: string, name: string): string =>
  new RegExp(`^${name}: (.*)$`, 'mi').exec(raw)?.[1]?.trim() ?? '';
