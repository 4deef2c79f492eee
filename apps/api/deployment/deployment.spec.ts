import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readSettings, settingNames } from '@pijar/shared/api';
import { maxFileBytes } from '@pijar/submissions/contracts';
import { readCompose, variablesOf, type Service } from './compose-file';
import { readDockerfile, variablesSetIn } from './dockerfile';

// No Docker engine runs here: the images are not built and nothing is started from them. What can be read wrong is read.
const root = path.resolve(__dirname, '../../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const composeText = read('docker-compose.yml');
const example = Object.fromEntries(
  read('.env.example')
    .split('\n')
    .filter((line) => /^\w+=/.test(line))
    .map((line) => line.split('=') as [string, string]),
);
/** What has no default is filled in; what may stay empty does. */
const filledIn = Object.fromEntries(
  Object.entries(example).map(([name, value]) => [
    name,
    value || (variablesOf(composeText).get(name) === 'needed' ? 'chosen' : ''),
  ]),
);
const { services, volumes } = readCompose(composeText, filledIn);
const stages = readDockerfile(read('Dockerfile'));
const image = stages.at(-1)!;
const instruction = (name: string) => image.find((each) => each.name === name)!.words;
const ours = Object.entries(services).filter(([, service]) => service.build);
const settingsOf = (service: Service) =>
  readSettings({ ...variablesSetIn(image), ...service.environment });

describe('docker-compose.yml', () => {
  it('takes from .env exactly what .env.example names, and insists on what has no default', () => {
    const variables = variablesOf(composeText);
    expect([...variables.keys()].sort()).toEqual(Object.keys(example).sort());
    const needed = [...variables].filter(([, how]) => how === 'needed').map(([name]) => name);
    for (const name of needed) {
      expect(() => readCompose(composeText, { ...filledIn, [name]: '' })).toThrow(name);
    }
    expect(needed).toEqual(
      expect.arrayContaining(['PUBLIC_URL', 'POSTGRES_PASSWORD', 'S3_SECRET_ACCESS_KEY']),
    );
  });

  it('runs API and worker with variables that the product knows, in the larger size', () => {
    expect(ours.map(([name]) => name)).toEqual(['api', 'worker']);
    for (const [name, service] of ours) {
      for (const variable of Object.keys(service.environment!)) {
        expect(settingNames).toContain(variable);
      }
      expect(settingsOf(service)).toMatchObject({
        ...{ role: name, isDemo: false, isBehindProxy: true, host: '0.0.0.0' },
        ...{ publicUrl: 'https://pijar.example.org', s3: { bucket: 'pijar' } },
      });
    }
  });

  it('leads to services that are there, at the port and with the names that they have', () => {
    const settings = settingsOf(services['api']!);
    const database = new URL(settings.databaseUrl!);
    expect(services['postgres']!.environment).toEqual({
      POSTGRES_USER: database.username,
      POSTGRES_PASSWORD: database.password,
      POSTGRES_DB: database.pathname.slice(1),
    });
    expect([database.hostname, database.port]).toEqual(['postgres', '5432']);
    expect(new URL(settings.redisUrl!).host).toBe('redis:6379');
    expect(services['redis']!.command!.join(' ')).toContain('--maxmemory-policy noeviction');
    const files = new URL(settings.s3!.endpoint);
    expect(files.hostname).toBe('files');
    expect(services['files']!.command!.join(' ')).toContain(`--port :${files.port} `);
    expect(services['files']!.environment).toEqual({
      ROOT_ACCESS_KEY: settings.s3!.accessKeyId,
      ROOT_SECRET_KEY: settings.s3!.secretAccessKey,
    });
  });

  it('waits only for services that are there and say whether they are well', () => {
    for (const service of Object.values(services)) {
      const wanted = service.depends_on ?? [];
      const names = Array.isArray(wanted) ? wanted : Object.keys(wanted);
      for (const name of names) expect(Object.keys(services)).toContain(name);
      if (Array.isArray(wanted)) continue;
      for (const [name, { condition }] of Object.entries(wanted)) {
        expect(condition).toBe('service_healthy');
        expect(services[name]!.healthcheck!.test.length).toBeGreaterThan(1);
      }
    }
    const files = services['files']!;
    const health = files.command![files.command!.indexOf('--health') + 1];
    const { port } = new URL(settingsOf(services['api']!).s3!.endpoint);
    expect(files.healthcheck!.test[1]).toContain(`http://127.0.0.1:${port}${health}`);
  });

  it('declares every volume that it uses, uses every one, and mounts files that are there', () => {
    const used = Object.values(services).flatMap(({ volumes: each = [] }) =>
      each.map((volume) => volume.split(':')[0]!),
    );
    expect(used.filter((name) => !name.startsWith('.')).sort()).toEqual(
      Object.keys(volumes).sort(),
    );
    for (const file of used.filter((name) => name.startsWith('.'))) {
      expect(existsSync(path.join(root, file))).toBe(true);
    }
  });

  it('opens nothing to the world but the proxy', () => {
    const open = Object.entries(services).filter(([, { ports }]) => ports);
    expect(open.map(([name]) => name)).toEqual(['proxy']);
  });
});

describe('the Dockerfile', () => {
  const packageJson = JSON.parse(read('package.json'));

  it('is on the Node that the product is built with', () => {
    const major = packageJson.devDependencies.node.split('.')[0];
    for (const [from] of stages) {
      expect(from!.words).toMatch(new RegExp(`^node:${major}-`));
    }
  });

  it('sets variables that the product knows, and listens where it says', () => {
    const { NODE_ENV, ...variables } = variablesSetIn(image);
    expect(NODE_ENV).toBe('production');
    for (const name of Object.keys(variables)) expect(settingNames).toContain(name);
    expect(instruction('EXPOSE')).toBe(variables['PORT']);
    expect(instruction('VOLUME')).toBe(variables['PIJAR_DATA_DIR']);
  });

  it('does not run as root, and starts what the build makes', () => {
    expect(instruction('USER')).not.toMatch(/^(root|0)$/);
    const command = JSON.parse(instruction('CMD')) as string[];
    expect(command.at(-1)).toBe('dist/api/main.js');
    expect(existsSync(path.join(root, 'apps/api/main.ts'))).toBe(true);
    const ran = stages[0]!.map(({ words }) => words).join('\n');
    for (const [, script] of ran.matchAll(/npm run (\S+)/g)) {
      expect(Object.keys(packageJson.scripts)).toContain(script);
    }
  });

  it('asks a path for its health that the product answers', () => {
    const [, asked] = /127\.0\.0\.1:'\+process\.env\.PORT\+'(\/\w+)'/.exec(
      instruction('HEALTHCHECK'),
    )!;
    expect(read('apps/api/health.controller.ts')).toContain(`'GET', '${asked}'`);
  });

  it('keeps out of the build what must not be in it', () => {
    const ignored = read('.dockerignore').split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['node_modules', 'dist', '.data', '.env']));
  });
});

describe('the Caddyfile', () => {
  const caddyfile = read('deploy/Caddyfile');

  it('passes to the API at the port that it listens on, under the public address', () => {
    const [, name, port] = /reverse_proxy (\w+):(\d+)/.exec(caddyfile)!;
    expect(settingsOf(services[name!]!)).toMatchObject({ role: 'api', port: Number(port) });
    for (const [, variable] of caddyfile.matchAll(/\{\$(\w+)\}/g)) {
      expect(Object.keys(services['proxy']!.environment!)).toContain(variable);
    }
  });

  it('lets the largest file through', () => {
    const [, megabytes] = /max_size (\d+)MB/.exec(caddyfile)!;
    expect(Number(megabytes) * 1_000_000).toBeGreaterThan(maxFileBytes);
  });
});
