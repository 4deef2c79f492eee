import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Dawn } from './dawn';

/** What this is, in three sentences, and the two ways in. */
@Component({
  selector: 'pijar-start-page',
  imports: [RouterLink, TranslocoDirective, Dawn],
  templateUrl: './start-page.html',
  styleUrl: './start-page.css',
})
export class StartPage {}
