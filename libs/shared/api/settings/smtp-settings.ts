import { StartupFault } from './startup-fault';

export interface SmtpSettings {
  /** With the sign-in in it, e.g. `smtps://user:password@smtp.example.org`; never logged. */
  url: string;
  /** E.g. `Pijar <pijar@example.org>`. */
  from: string;
  /** Of the sender's address; the second half of message ids. */
  domain: string;
}

/**
 * @returns null when no mail server is set: then there is no e-mail
 * @throws StartupFault when only half of it is set
 */
export function smtpSettings(env: {
  SMTP_URL?: string | undefined;
  MAIL_FROM?: string | undefined;
}): SmtpSettings | null {
  if (!env.SMTP_URL && !env.MAIL_FROM) return null;
  if (!env.SMTP_URL || !env.MAIL_FROM) {
    throw new StartupFault('SMTP_URL and MAIL_FROM are needed together, or neither.');
  }
  const domain = /@([^\s@<>]+)>?$/.exec(env.MAIL_FROM.trim())?.[1];
  if (!domain) {
    throw new StartupFault(
      'The setting MAIL_FROM is not usable: it is an address such as Pijar <pijar@example.org>.',
    );
  }
  return { url: env.SMTP_URL, from: env.MAIL_FROM.trim(), domain };
}
