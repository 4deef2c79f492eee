import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { CurrentMembership } from '@pijar/learning/web';
import { listActions } from '@pijar/mentoring/contracts';
import {
  Card,
  Connection,
  EmptyState,
  ErrorState,
  Icon,
  Skeleton,
  resourceOf,
} from '@pijar/shared/web';
import { ActionHistory } from '../action-history';
import { AgreeForm } from '../agree-form';
import { herActions } from './her-actions';
import { MyAction } from './my-action';

/** /belajar/kesepakatan: everything that she and her coach agreed, readable and ticked without signal. */
@Component({
  selector: 'pijar-my-actions-page',
  imports: [
    ...[RouterLink, TranslocoDirective, ActionHistory, AgreeForm, Card, EmptyState, ErrorState],
    ...[Icon, MyAction, Skeleton],
  ],
  templateUrl: './my-actions-page.html',
  styleUrl: './my-actions-page.css',
})
export class MyActionsPage {
  protected readonly current = inject(CurrentMembership);
  protected readonly isOnline = inject(Connection).isOnline;
  protected readonly answer = resourceOf(listActions, () => {
    const membershipId = this.current.id();
    return membershipId ? { params: { membershipId } } : undefined;
  });
  protected readonly hers = herActions(() => this.answer, this.current.id);
  protected readonly isAdding = signal(false);
  protected readonly groups = computed(() => {
    const items = this.hers.items() ?? [];
    return (['open', 'closed'] as const)
      .map((name) => ({
        name,
        items: items.filter(({ state }) => (state === 'open') === (name === 'open')),
      }))
      .filter((group) => group.items.length);
  });

  protected agreed(): void {
    this.isAdding.set(false);
    this.answer.reload();
  }
}
