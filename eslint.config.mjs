import nx from '@nx/eslint-plugin';
import angular from '@angular-eslint/eslint-plugin';
import angularTemplate from '@angular-eslint/eslint-plugin-template';
import angularParser from '@angular-eslint/template-parser';
import tseslint from 'typescript-eslint';

/** Who may look into whose room. Left: the context; right: the contexts it may import. See docs/architecture.md. */
const line = {
  shared: [],
  identity: ['shared'],
  curriculum: ['identity', 'shared'],
  cohorts: ['curriculum', 'identity', 'shared'],
  learning: ['cohorts', 'curriculum', 'identity', 'shared'],
  workshops: ['learning', 'cohorts', 'curriculum', 'identity', 'shared'],
  submissions: ['learning', 'cohorts', 'curriculum', 'identity', 'shared'],
  mentoring: [
    'submissions',
    'workshops',
    'learning',
    'cohorts',
    'curriculum',
    'identity',
    'shared',
  ],
  credentials: ['learning', 'cohorts', 'curriculum', 'identity', 'shared'],
  insights: [
    'submissions',
    'workshops',
    'credentials',
    'learning',
    'cohorts',
    'curriculum',
    'identity',
    'shared',
  ],
};
const tag = (name) => `context:${name}`;
const contexts = Object.entries(line).map(([context, allowed]) => ({
  sourceTag: tag(context),
  onlyDependOnLibsWithTags: [context, ...allowed].map(tag),
}));
/** Notifications hears what happens everywhere, so it knows everybody's event tokens; it calls nobody. */
const listener = {
  sourceTag: tag('notifications'),
  onlyDependOnLibsWithTags: [
    ...['notifications', 'identity', 'shared'].map(tag),
    'part:contracts',
    'part:testing',
  ],
};
/** apps/ put everything together. */
const app = { sourceTag: tag('app'), onlyDependOnLibsWithTags: ['*'] };
const parts = [
  app,
  { sourceTag: 'part:contracts', onlyDependOnLibsWithTags: ['part:contracts'] },
  {
    sourceTag: 'part:api',
    onlyDependOnLibsWithTags: ['part:api', 'part:contracts', 'part:testing'],
  },
  { sourceTag: 'part:web', onlyDependOnLibsWithTags: ['part:web', 'part:contracts'] },
  { sourceTag: 'part:e2e', onlyDependOnLibsWithTags: ['part:contracts', 'part:testing'] },
];

export default [
  {
    ignores: ['dist/**', 'node_modules/**', '.nx/**', '.angular/**', '.data/**', 'tools/canary/**'],
  },
  {
    files: ['**/*.ts'],
    languageOptions: { parser: tseslint.parser },
    plugins: { '@nx': nx, '@typescript-eslint': tseslint.plugin },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          allow: [],
          // Only specs import a testing part, and those import the part beside them: no circle at run time.
          ignoredCircularDependencies: Object.keys(line).map((context) => [
            `${context}-api`,
            `${context}-testing`,
          ]),
          depConstraints: [...contexts, listener, ...parts],
          // Staff forms load a context's schemas lazily; its routes and types are imported as ever. What a phone keeps is
          // loaded lazily as well, by code that then imports it.
          checkDynamicDependenciesExceptions: [
            ...Object.keys(line).flatMap((name) => [
              `@pijar/${name}/contracts`,
              `@pijar/${name}/phone`,
            ]),
            // What pages share of the gate; of the same room as what is fetched when a message has files.
            '@pijar/submissions/safeguarding',
            // Imported by what is itself fetched when a message has a photo or a voice.
            '@pijar/submissions/look',
          ],
        },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-console': 'error',
      eqeqeq: ['error', 'smart'],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['libs/*/api/**/*.ts', 'apps/api/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/testing-*.ts', 'apps/api/testing/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [{ group: ['@pijar/*/testing'], message: 'Only specs import testing parts.' }],
        },
      ],
    },
  },
  {
    files: ['libs/*/web/**/*.ts', 'apps/web/**/*.ts'],
    plugins: { '@angular-eslint': angular },
    processor: angularTemplate.processors['extract-inline-html'],
    rules: {
      '@angular-eslint/component-selector': [
        'error',
        { type: 'element', prefix: 'pijar', style: 'kebab-case' },
      ],
      '@angular-eslint/prefer-signals': 'error',
      '@angular-eslint/use-lifecycle-interface': 'error',
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['zod', '@pijar/*/schemas'], message: 'Import schemas lazily: zod is 22 KB.' },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.html'],
    languageOptions: { parser: angularParser },
    plugins: { '@angular-eslint/template': angularTemplate },
    rules: {
      ...angularTemplate.configs?.recommended?.rules,
      ...angularTemplate.configs?.accessibility?.rules,
    },
  },
];
