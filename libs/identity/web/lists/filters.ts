import { inject } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';

/** Keeps the filters of a page in its address, so that back and a shared link bring them again. Call it where things are injected. */
export function filtersInAddress(): (filters: Record<string, string | undefined>) => void {
  const [router, relativeTo] = [inject(Router), inject(ActivatedRoute)];
  return (filters) => {
    const queryParams = Object.fromEntries(
      Object.entries(filters).map(([name, value]) => [name, value || null]),
    );
    void router.navigate([], {
      relativeTo,
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  };
}
