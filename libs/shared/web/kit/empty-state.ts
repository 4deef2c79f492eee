import { Component, input } from '@angular/core';
import { Icon } from './icon';
import { IconName } from './icon-paths';

/** Nothing here yet: says what belongs here and how it gets here. Actions go inside. */
@Component({
  selector: 'pijar-empty-state',
  imports: [Icon],
  template: `
    <span class="mark"><pijar-icon [name]="icon()" [size]="30" /></span>
    <h2>{{ heading() }}</h2>
    @if (text()) {
      <p>{{ text() }}</p>
    }
    <ng-content />
  `,
  styleUrl: './state.css',
})
export class EmptyState {
  readonly icon = input<IconName>('sun');
  readonly heading = input.required<string>();
  readonly text = input<string>();
}
