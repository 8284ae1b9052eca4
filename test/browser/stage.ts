import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';

const root = join(import.meta.dirname, '..', '..');
const artifacts = join(root, 'artifacts');

export type Size = { width: number; height: number };
export const desktop: Size = { width: 1600, height: 900 };
export const phone: Size = { width: 390, height: 844 };

export interface Stage {
  /** The page of practice Teams, ready to use; the address as in `src/practice/page/address.js`. */
  open(address: Record<string, string>, size?: Size): Promise<Page>;
  /** Keeps what the page shows as `artifacts/<name>.png`. */
  shoot(page: Page, name: string): Promise<void>;
  /** What the browser complained about, and what the desk said while it ran. */
  complaints: string[];
  said(): string;
  close(): Promise<void>;
}

/** Deskhand as `npm start` starts it, in an empty folder of its own, and Chromium in front of it. */
export async function openStage(): Promise<Stage> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    timeout: 60_000,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
  const desk = await startDesk().catch(async (error: unknown) => {
    await browser.close();
    throw error;
  });
  const complaints: string[] = [];
  mkdirSync(artifacts, { recursive: true });
  return {
    complaints,
    said: desk.said,
    open: async (address, size = desktop) => {
      const context = await browser.newContext({
        viewport: size,
        reducedMotion: 'reduce',
        timezoneId: 'UTC',
      });
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      await page.goto(`${desk.pageUrl}?${new URLSearchParams(address).toString()}`);
      // The first page comes while the days before Monday are still being played.
      await page.locator('body[data-ready]').waitFor({ timeout: 60_000 });
      return page;
    },
    shoot: async (page, name) => {
      await page.waitForFunction(areVisiblePicturesThere);
      await page.screenshot({ path: join(artifacts, `${name}.png`) });
    },
    close: async () => {
      await browser.close();
      await desk.stop();
    },
  };
}

/** Runs in the page: pictures further up or down are loaded only when they come into view. */
function areVisiblePicturesThere(): boolean {
  return [...document.images].every((image) => {
    const { top, bottom, width } = image.getBoundingClientRect();
    return image.complete || width === 0 || bottom < 0 || top > innerHeight;
  });
}

async function startDesk() {
  const folder = mkdtempSync(join(tmpdir(), 'deskhand-story-'));
  const port = await freePorts();
  const child = spawn(process.execPath, [join(root, 'src/main.ts')], {
    cwd: folder,
    env: { PATH: process.env.PATH, PORT: String(port), DESK_TIMEZONE: 'UTC' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const pageUrl = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const opened = /http:\S+/.exec(output);
      if (opened) resolve(opened[0]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then(() => reject(new Error(`Deskhand did not start:\n${output}`)));
  });
  return {
    pageUrl,
    said: () => output,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The bot takes one port, practice Teams the next two. */
async function freePorts(): Promise<number> {
  for (;;) {
    const port = await freePort(0);
    const next = port && port < 65_000 ? await Promise.all([port + 1, port + 2].map(freePort)) : [null];
    if (port && next.every(Boolean)) return port;
  }
}

/** That port when it is free, or null. */
function freePort(wanted: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null));
    });
  });
}
