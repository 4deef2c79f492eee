import { DestroyRef, inject } from '@angular/core';
import { Meta } from '@angular/platform-browser';

/** Asks search engines to leave the page out for as long as the component lives. Call it in a constructor. */
export function keepOutOfSearch(): void {
  const meta = inject(Meta);
  meta.updateTag({ name: 'robots', content: 'noindex, nofollow' });
  inject(DestroyRef).onDestroy(() => meta.removeTag('name="robots"'));
}
