export * from './admins';
export * from './new-staff';
export * from './staff-view.query';
export * from './staff.controller';
export * from './staff.service';
