/** `npm run dev`: what the page asks of the server goes to the one that dev.mjs started. */
const target = process.env.PIJAR_API ?? 'http://127.0.0.1:3000';

export default ['/api', '/tus', '/healthz', '/readyz'].map((context) => ({
  context: [context],
  target,
}));
