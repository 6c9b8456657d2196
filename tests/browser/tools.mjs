// Runs one of the checks of tests/tools against the server and turns its answer into a test result.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
export const PATHS = path.join(here, 'paths.txt');

/** Fails with the FAIL lines of the check, and tells how much it looked at. */
export function check(t, tool, ...list) {
  const file = path.join(here, '../tools', tool);
  const [command, first] = tool.endsWith('.sh') ? ['bash', [file]] : [process.execPath, [file]];
  return new Promise((resolve, reject) => {
    execFile(command, [...first, ...list], { maxBuffer: 64e6, env: process.env }, (error, out, err) => {
      const lines = out.trim().split('\n');
      t.diagnostic(`${tool}: ${lines.at(-1)}`);
      if (!error) return resolve();
      const told = lines.filter((l) => /^(FAIL|     )/.test(l)).slice(0, 60).join('\n');
      try { assert.fail(`${lines.at(-1)}\n${told || out.slice(-2000)}${err.slice(-2000)}`); } catch (e) { reject(e); }
    });
  });
}
