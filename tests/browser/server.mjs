// Starts the real binary with the demonstration data on a free port, in a folder that goes away afterwards.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const freePort = () => new Promise((resolve, reject) => {
  const server = createServer().on('error', reject);
  server.listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => resolve(port)); });
});

export async function startServer(binary, { patience = 60_000 } = {}) {
  const data = mkdtempSync(path.join(tmpdir(), 'sociale-kaart-'));
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const server = spawn(binary, ['serve', '--data', data, '--listen', `127.0.0.1:${port}`, '--demo', '--development-sign-in'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '', over = null;
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (d) => { said = (said + d).slice(-8000); });
  server.on('error', (e) => { over = String(e); });
  server.on('exit', (code, signal) => { over ??= `exit code ${code ?? signal}`; });
  const stop = async () => {
    if (!over) { const gone = new Promise((r) => server.once('exit', r)); server.kill('SIGTERM'); await Promise.race([gone, new Promise((r) => setTimeout(r, 5000))]); }
    if (!over) server.kill('SIGKILL');
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  };
  const start = Date.now();
  for (;;) {
    if (over || Date.now() - start > patience) {
      await stop();
      throw new Error(`the server gave no page within ${patience / 1000} s (${over ?? 'still running'}); it said:\n${said}`);
    }
    const answer = await fetch(base, { signal: AbortSignal.timeout(2000) }).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok) return { base, stop, seconds: (Date.now() - start) / 1000, said: () => said, running: () => !over };
    await new Promise((r) => setTimeout(r, 100));
  }
}
