import 'reflect-metadata';
import { makeTemplateWith } from '@pijar/shared/testing';

// Loaded only when a spec file asks for a database: the whole schema is a large import.
makeTemplateWith(async (url) => {
  const { prepareTemplate } = await import('./prepare-template');
  await prepareTemplate(url);
});
