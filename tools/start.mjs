// `npm start`: builds what is needed and runs the product until Ctrl-C or SIGTERM.
import { createServer } from 'node:net';
import { installationFault } from './installed.mjs';
import { runTool } from './run-tool.mjs';

/** Asked before the build, so that nobody waits a minute to be told. */
function portFault(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (fault) => {
      const remedy = `stop what listens there, or choose another: PORT=${port + 1} npm start`;
      if (fault.code === 'EADDRINUSE') resolve(`Port ${port} is in use: ${remedy}.`);
      else
        resolve(
          `It is not possible to listen on ${host}:${port} (${fault.code}): change HOST or PORT.`,
        );
    });
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });
}

const port = Number(process.env.PORT || 3000);
const isListening = process.env.PIJAR_ROLE !== 'worker' && port > 0 && port < 65536;
const fault =
  installationFault() ?? (isListening && (await portFault(port, process.env.HOST || '127.0.0.1')));
if (fault) {
  console.error(fault);
  process.exit(1);
}
await runTool('main');
