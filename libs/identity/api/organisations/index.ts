export * from './organisations.controller';
export * from './organisations.service';
