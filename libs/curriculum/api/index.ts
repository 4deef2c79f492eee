export * from './curriculum-api.module';
export * from './outline/module-contents';
export * from './outline/programme-outlines';
export * from './pack';
