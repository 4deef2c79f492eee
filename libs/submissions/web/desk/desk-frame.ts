import { Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { SentBar } from './sent/sent-bar';

/** What all pages of the desk have above them. */
@Component({
  selector: 'pijar-desk-frame',
  imports: [RouterOutlet, SentBar],
  template: `
    <pijar-sent-bar />
    <router-outlet />
  `,
})
export class DeskFrame {}
