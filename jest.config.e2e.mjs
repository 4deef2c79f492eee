import { readFileSync } from 'node:fs';
import { swcOptions } from './tools/swc-options.mjs';

const { paths } = JSON.parse(
  readFileSync(new URL('tsconfig.base.json', import.meta.url), 'utf8'),
).compilerOptions;

/** The built product: journeys in a real browser, and its many processes. Each file starts products of its own. */
export default {
  rootDir: '.',
  displayName: 'e2e',
  testEnvironment: 'node',
  roots: ['<rootDir>/apps/e2e'],
  globalSetup: '<rootDir>/apps/e2e/run-folder.ts',
  globalTeardown: '<rootDir>/apps/e2e/run-folder-away.ts',
  testMatch: ['**/*.spec.ts'],
  transform: { '\\.ts$': ['@swc/jest', swcOptions('commonjs')] },
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json'],
  moduleNameMapper: Object.fromEntries(
    Object.entries(paths).map(([name, [file]]) => [
      `^${name}$`,
      file.replace(/^\.\//, '<rootDir>/'),
    ]),
  ),
  // Two cores: a product, its database and a browser are enough at once.
  maxWorkers: 1,
  testTimeout: 120_000,
};
