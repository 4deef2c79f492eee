export * from './activation-desk';
export * from './activation.controller';
export * from './activation.service';
export * from './activations';
export * from './code-holder.query';
export * from './codes.service';
