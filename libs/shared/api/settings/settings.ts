import * as z from 'zod';
import { secretSettings, type SecretSettings } from './secret-settings';
import { smtpSettings, type SmtpSettings } from './smtp-settings';
import { StartupFault } from './startup-fault';
import { whatsAppSettings, type WhatsAppSettings } from './whatsapp-settings';

const flag = z.enum(['on', 'off']);
const loopback = new Set(['127.0.0.1', '::1', 'localhost', '[::1]']);

const Environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  PIJAR_DATA_DIR: z.string().min(1).default('.data'),
  PIJAR_DEMO: flag.optional(),
  PIJAR_SECRET: z.string().optional(),
  PIJAR_SECRET_OLD: z.string().optional(),
  PIJAR_ROLE: z.enum(['all', 'api', 'worker']).default('all'),
  DATABASE_URL: z.string().min(1).optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  REDIS_URL: z.string().min(1).optional(),
  S3_ENDPOINT: z.url().optional(),
  S3_BUCKET: z.string().min(1).optional(),
  S3_REGION: z.string().min(1).default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).optional(),
  WHATSAPP_PHONE_NUMBER_ID: z.string().regex(/^\d+$/).optional(),
  WHATSAPP_TOKEN: z.string().min(1).optional(),
  WHATSAPP_APP_SECRET: z.string().min(1).optional(),
  WHATSAPP_VERIFY_TOKEN: z.string().min(8).optional(),
  WHATSAPP_TEMPLATE: z
    .string()
    .regex(/^[a-z0-9_]+$/)
    .default('pijar_kabar'),
  WHATSAPP_API_URL: z.url({ protocol: /^https?$/ }).default('https://graph.facebook.com/v23.0'),
  PIJAR_UNDO_SECONDS: z.coerce.number().int().min(0).max(600).default(30),
  PUSH_HOSTS: z.string().optional(),
  TRUST_PROXY: flag.default('off'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

/** Names of all variables that the environment may set. */
export const settingNames: readonly string[] = Object.keys(Environment.shape);

export interface S3Settings {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** Everything the environment decides, read once at start. Sizes differ only here. */
export interface Settings {
  host: string;
  /** 0 lets the system choose; from then on it is the port that was chosen. */
  port: number;
  /** Where people reach the product, without a trailing slash; null: the address it listens on. */
  publicUrl: string | null;
  dataDir: string;
  isDemo: boolean;
  role: 'all' | 'api' | 'worker';
  /** Null: the embedded PostgreSQL in the data folder. */
  databaseUrl: string | null;
  databasePool: number;
  /** What sensitive notes are sealed with; never logged. */
  secrets: SecretSettings;
  /** Null: jobs live in PostgreSQL. */
  redisUrl: string | null;
  /** Null: files live in the data folder. */
  s3: S3Settings | null;
  /** Null: no e-mail. */
  smtp: SmtpSettings | null;
  /** Null: WhatsApp messages are sent by hand. */
  whatsApp: WhatsAppSettings | null;
  /** Hosts of push services beside those of the known browsers. */
  pushHosts: readonly string[];
  isBehindProxy: boolean;
  /** How long a reviewer can take a sent decision back; 0: it takes effect at once. */
  undoSeconds: number;
  logLevel: string;
}

export const SETTINGS = Symbol('Settings');

/**
 * Reads the settings from an environment. The demo is on by default only where nobody but this machine can reach it.
 * @throws StartupFault naming the variable that is wrong
 */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, v]) => v !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new StartupFault(
      `The setting ${issue?.path.join('.')} is not usable: ${issue?.message}.`,
    );
  }
  const env = parsed.data;
  const publicUrl = env.PUBLIC_URL?.replace(/\/+$/, '') ?? null;
  const isLocal =
    loopback.has(env.HOST) && (!publicUrl || loopback.has(new URL(publicUrl).hostname));
  return {
    host: env.HOST,
    port: env.PORT,
    publicUrl,
    dataDir: env.PIJAR_DATA_DIR,
    isDemo: env.PIJAR_DEMO ? env.PIJAR_DEMO === 'on' : isLocal,
    role: env.PIJAR_ROLE,
    databaseUrl: env.DATABASE_URL ?? null,
    databasePool: env.DATABASE_POOL,
    secrets: secretSettings(env),
    redisUrl: env.REDIS_URL ?? null,
    s3: s3Settings(env),
    smtp: smtpSettings(env),
    whatsApp: whatsAppSettings(env),
    undoSeconds: env.PIJAR_UNDO_SECONDS,
    pushHosts: env.PUSH_HOSTS?.split(/[\s,]+/).filter(Boolean) ?? [],
    isBehindProxy: env.TRUST_PROXY === 'on',
    logLevel: env.LOG_LEVEL,
  };
}

function s3Settings(env: z.infer<typeof Environment>): S3Settings | null {
  if (!env.S3_ENDPOINT) return null;
  if (!env.S3_BUCKET || !env.S3_ACCESS_KEY_ID || !env.S3_SECRET_ACCESS_KEY) {
    throw new StartupFault(
      'S3_ENDPOINT is set, so S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY are needed too.',
    );
  }
  return {
    endpoint: env.S3_ENDPOINT,
    bucket: env.S3_BUCKET,
    region: env.S3_REGION,
    accessKeyId: env.S3_ACCESS_KEY_ID,
    secretAccessKey: env.S3_SECRET_ACCESS_KEY,
  };
}
