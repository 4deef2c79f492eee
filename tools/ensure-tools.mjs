// Finds what the tests need beside npm: PostgreSQL, redis-server, ffmpeg and Chromium; installs Debian's packages when it may.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const debianPostgres = '/usr/lib/postgresql';

/** Debian keeps PostgreSQL's programs out of the PATH, a folder for each version; the newest comes first. */
const postgresFolders = () =>
  (existsSync(debianPostgres) ? readdirSync(debianPostgres) : [])
    .map(Number)
    .filter(Number.isInteger)
    .sort((one, other) => other - one)
    .map((version) => path.join(debianPostgres, `${version}`, 'bin'));

const tools = [
  {
    setting: 'POSTGRES_PATH',
    package: 'postgresql',
    programs: ['postgres'],
    folders: postgresFolders,
    /** What has to lie beside it. */
    companion: 'initdb',
  },
  {
    setting: 'REDIS_SERVER_PATH',
    package: 'redis-server',
    programs: ['redis-server'],
  },
  {
    setting: 'FFMPEG_PATH',
    package: 'ffmpeg',
    programs: ['ffmpeg'],
    companion: 'ffprobe',
  },
  {
    setting: 'CHROMIUM_PATH',
    package: 'chromium',
    programs: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  },
];

const isProgram = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

function find({ setting, programs, folders: more, companion }) {
  const isWhole = (file) =>
    isProgram(file) && (!companion || isProgram(path.join(path.dirname(file), companion)));
  const given = process.env[setting];
  if (given) return isWhole(given) ? given : null;
  const usual = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin', '/usr/sbin'];
  const folders = [...(more?.() ?? []), ...usual];
  return programs.flatMap((name) => folders.map((at) => path.join(at, name))).find(isWhole) ?? null;
}

/** Runs apt-get as root, directly or through sudo where it asks for no password. */
function apt(...args) {
  const command = ['apt-get', '-y', '-o', 'DPkg::Lock::Timeout=120', ...args];
  const [program, ...rest] = process.getuid?.() === 0 ? command : ['sudo', '-n', ...command];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(program, rest, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}

/**
 * @param {(line: string) => void} say
 * @returns {Record<string, string>} the paths by the settings that name them
 * @throws {Error} one sentence that says what to install
 */
export function ensureTools(say) {
  const missing = () => tools.filter((tool) => !find(tool));
  const wrong = tools.find((tool) => process.env[tool.setting] && !find(tool));
  if (wrong) {
    throw new Error(`${wrong.setting} is ${process.env[wrong.setting]}, which is no program here.`);
  }
  const packages = missing().map((tool) => tool.package);
  if (packages.length > 0) {
    say(`Installing ${packages.join(' and ')} …`);
    const install = () => apt('install', '--no-install-recommends', ...packages);
    if (!install() && !(apt('update') && install())) say('That did not work.');
  }
  const left = missing();
  if (left.length > 0) {
    const names = left.map((tool) => tool.package).join(' ');
    const settings = left.map((tool) => tool.setting).join(' and ');
    throw new Error(
      `The tests need ${names}: run "sudo apt-get install ${names}" or set ${settings} to the program.`,
    );
  }
  return Object.fromEntries(tools.map((tool) => [tool.setting, find(tool)]));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    console.log(ensureTools((line) => console.log(line)));
  } catch (fault) {
    console.error(fault.message);
    process.exit(1);
  }
}
