import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { swcOptions } from './tools/swc-options.mjs';

const { paths } = JSON.parse(
  readFileSync(new URL('tsconfig.base.json', import.meta.url), 'utf8'),
).compilerOptions;

/** Jest for everything that runs on the server: real PostgreSQL, real Redis, no mocks. Run it with `npx nx jest-api`. */
export default {
  rootDir: '.',
  displayName: 'api',
  testEnvironment: 'node',
  roots: ['<rootDir>/apps/api', '<rootDir>/libs', '<rootDir>/tools'],
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/libs/[^/]+/(web|phone)/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  transform: { '\\.ts$': ['@swc/jest', swcOptions('commonjs')] },
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json'],
  moduleNameMapper: Object.fromEntries(
    Object.entries(paths).map(([name, [file]]) => [
      `^${name}$`,
      file.replace(/^\.\//, '<rootDir>/'),
    ]),
  ),
  setupFiles: ['<rootDir>/apps/api/testing/jest-setup.ts'],
  globalSetup: '<rootDir>/apps/api/testing/global-setup.ts',
  globalTeardown: '<rootDir>/apps/api/testing/global-teardown.ts',
  // Tests wait for the database half of their time, so two workers fill two cores.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  testTimeout: 30_000,
  // Node keeps every module of every file that a process has run; all of them together do not fit into one.
  workerIdleMemoryLimit: '1.5GB',
};
