export * from './clinics/outcomes/clinic-outcomes';
export * from './workshops-api.module';
