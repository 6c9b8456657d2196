// Finds a Chromium: CHROMIUM, one of the system, one that Playwright fetched before, or one it can fetch now.
import { accessSync, constants } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const PLACES = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium', '/snap/bin/chromium'];

const works = (file) => { try { accessSync(file, constants.X_OK); return true; } catch { return false; } };

export async function findChromium() {
  if (process.env.CHROMIUM) return works(process.env.CHROMIUM) ? process.env.CHROMIUM : null;
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(path.delimiter)];
  const found = [...folders.flatMap((f) => NAMES.map((n) => path.join(f, n))), ...PLACES].find(works);
  if (found) return found;
  const { chromium } = await import('playwright-core');
  if (works(chromium.executablePath())) return chromium.executablePath();
  console.log('no Chromium on this machine; asking Playwright for one');
  const cli = path.join(path.dirname(fileURLToPath(import.meta.url)), '../node_modules/playwright-core/cli.js');
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit', timeout: 300_000 });
  return works(chromium.executablePath()) ? chromium.executablePath() : null;
}
