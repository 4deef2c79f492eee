import { Component, ViewEncapsulation } from '@angular/core';

/**
 * Material's system tokens, set from our own properties while a staff page is open. Styles only: participants
 * and visitors never download them, and overlays outside the shell are covered too.
 */
@Component({
  selector: 'pijar-staff-theme',
  template: '',
  encapsulation: ViewEncapsulation.None,
  styleUrl: './staff-theme.scss',
})
export class StaffTheme {}
