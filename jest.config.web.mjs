import { readFileSync } from 'node:fs';
import presets from 'jest-preset-angular/presets/index.js';

const { paths } = JSON.parse(
  readFileSync(new URL('tsconfig.base.json', import.meta.url), 'utf8'),
).compilerOptions;

/** Jest for everything that runs in the browser. Run it with `npx nx jest-web`. */
export default {
  ...presets.createCjsPreset({ tsconfig: '<rootDir>/apps/web/tsconfig.spec.json' }),
  rootDir: '.',
  displayName: 'web',
  roots: ['<rootDir>/apps/web', '<rootDir>/libs'],
  testMatch: ['<rootDir>/apps/web/**/*.spec.ts', '<rootDir>/libs/*/{web,phone}/**/*.spec.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  setupFilesAfterEnv: ['<rootDir>/apps/web/testing/jest-setup.ts'],
  transformIgnorePatterns: ['node_modules/(?!.*\\.mjs$|@angular/|@jsverse/)'],
  moduleNameMapper: Object.fromEntries(
    Object.entries(paths).map(([name, [file]]) => [
      `^${name}$`,
      file.replace(/^\.\//, '<rootDir>/'),
    ]),
  ),
  testTimeout: 10_000,
};
