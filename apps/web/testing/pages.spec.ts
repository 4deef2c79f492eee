import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Route, Routes } from '@angular/router';
import { appRoutes } from '../src/app.routes';

const listed = JSON.parse(readFileSync(join(__dirname, 'pages.json'), 'utf8')) as string[];

/** Every address at which the router shows a page of its own, e.g. `/belajar/langkah/:stepId`. */
async function pagesOf(routes: Routes, below = ''): Promise<string[]> {
  const found = await Promise.all(
    routes.map(async (route) => {
      const address = route.path ? `${below}/${route.path}` : below;
      const children = await childrenOf(route);
      if (children.length > 0) return pagesOf(children, address);
      return route.redirectTo === undefined ? [address || '/'] : [];
    }),
  );
  return found.flat();
}

async function childrenOf(route: Route): Promise<Routes> {
  if (!route.loadChildren) return route.children ?? [];
  const loaded = (await route.loadChildren()) as { default: Routes };
  return loaded.default;
}

it('lists every page of the router, so that a browser looks at each (apps/e2e/screens)', async () => {
  const pages = await pagesOf(appRoutes);
  expect([...listed].sort()).toEqual([...new Set(pages)].sort());
}, 60_000);
