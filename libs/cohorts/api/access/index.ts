export * from './cohort-access';
export * from './membership-starts';
export * from './membership-moves';
export * from './cohort-shifts';
export * from './cohort-versions';
export * from './staff-leaves';
