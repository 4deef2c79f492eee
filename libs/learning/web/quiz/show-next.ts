import { ElementRef, Injector, Signal, afterNextRender, inject } from '@angular/core';

/** @returns a function that brings focus to what is new once it is drawn, so that it is read and seen first */
export function showNext(): (element: Signal<ElementRef<HTMLElement> | undefined>) => void {
  const injector = inject(Injector);
  return (element) =>
    afterNextRender(
      () => {
        const target = element()?.nativeElement;
        target?.focus({ preventScroll: true });
        target?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
      },
      { injector },
    );
}
