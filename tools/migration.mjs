// Begins a migration: `npm run db:migration -- <name-with-hyphens>` writes an empty one and adds it to the ordered history.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './installed.mjs';

const name = process.argv[2] ?? '';
if (!/^[a-z]+(-[a-z]+)*$/.test(name)) {
  console.error('Say what it does: npm run db:migration -- add-village-to-person');
  process.exit(1);
}
const stamp = Date.now();
const words = name.split('-').map((word) => word[0].toUpperCase() + word.slice(1));
const className = `${words.join('')}${stamp}`;
const folder = path.join(root, 'apps/api/migrations');
writeFileSync(
  path.join(folder, `${stamp}-${name}.ts`),
  `import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Say what changes and why. */
export class ${className} implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(\`
    \`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(\`
    \`);
  }
}
`,
);
const index = path.join(folder, 'index.ts');
const history = readFileSync(index, 'utf8');
writeFileSync(
  index,
  `import { ${className} } from './${stamp}-${name}';\n${history.replace(/\n\];\n$/, `\n  ${className},\n];\n`)}`,
);
console.log(
  `apps/api/migrations/${stamp}-${name}.ts is yours to fill in; it runs at the next start.`,
);
