import { Routes } from '@angular/router';

/** Pages of a program officer, below /petugas: each context adds its routes with one line. */
const pages: Routes = [];

export default pages;
