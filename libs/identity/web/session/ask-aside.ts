import {
  ApplicationRef,
  DOCUMENT,
  EnvironmentInjector,
  createComponent,
  inject,
  inputBinding,
  outputBinding,
  runInInjectionContext,
  type Injector,
  type Type,
} from '@angular/core';

/** Shows a component that asks something, over whatever page is there, until its output `answered` says what was decided. */
export function askAside<T>(
  injector: Injector,
  component: Type<unknown>,
  inputs: Record<string, unknown>,
): Promise<T> {
  return runInInjectionContext(injector, () => {
    const [app, document] = [inject(ApplicationRef), inject(DOCUMENT)];
    const environmentInjector = inject(EnvironmentInjector);
    return new Promise<T>((resolve) => {
      const asked = createComponent(component, {
        environmentInjector,
        bindings: [
          ...Object.entries(inputs).map(([name, value]) => inputBinding(name, () => value)),
          outputBinding<T>('answered', (answer) => {
            asked.destroy();
            resolve(answer);
          }),
        ],
      });
      document.body.append(asked.location.nativeElement as HTMLElement);
      app.attachView(asked.hostView);
    });
  });
}
