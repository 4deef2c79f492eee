import { NgComponentOutlet } from '@angular/common';
import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Demo, DemoOffer } from '@pijar/identity/web';
import { Dawn } from './dawn';

/** What this is, in three sentences, and the two ways in. */
@Component({
  selector: 'pijar-start-page',
  imports: [NgComponentOutlet, RouterLink, TranslocoDirective, Dawn],
  templateUrl: './start-page.html',
  styleUrl: './start-page.css',
})
export class StartPage {
  protected readonly offer = signal<DemoOffer | null>(null);

  constructor() {
    void inject(Demo)
      .offer()
      .then((offer) => this.offer.set(offer));
  }
}
