import { Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { KeyHelp } from './keys/key-help';
import { QueueNews } from './live/queue-news';
import { SentBar } from './sent/sent-bar';

/** What all pages of the desk have above them. */
@Component({
  selector: 'pijar-desk-frame',
  imports: [RouterOutlet, KeyHelp, SentBar],
  providers: [QueueNews],
  template: `
    <pijar-sent-bar />
    <router-outlet />
    <pijar-key-help />
  `,
})
export class DeskFrame {}
