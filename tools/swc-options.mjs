/**
 * How SWC turns the server's TypeScript into JavaScript, for the build and for Jest alike: the old decorators with
 * their metadata, which Nest and TypeORM read and esbuild does not write.
 * @param {'es6' | 'commonjs'} module
 * @returns {import('@swc/core').Options}
 */
export const swcOptions = (module) => ({
  swcrc: false,
  configFile: false,
  module: { type: module, ignoreDynamic: false },
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: false,
    },
    keepClassNames: true,
  },
});
