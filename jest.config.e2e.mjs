import { swcOptions } from './tools/swc-options.mjs';

/** Journeys in a real browser against the built product. Each file starts a product of its own. */
export default {
  rootDir: '.',
  displayName: 'e2e',
  testEnvironment: 'node',
  roots: ['<rootDir>/apps/e2e'],
  testMatch: ['**/*.spec.ts'],
  transform: { '\\.ts$': ['@swc/jest', swcOptions('commonjs')] },
  // Two cores: a product, its database and a browser are enough at once.
  maxWorkers: 1,
  testTimeout: 120_000,
};
