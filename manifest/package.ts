// Builds the Teams app: `npm run package`. Reads MicrosoftAppId and PUBLIC_URL from the environment or .env.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { zipSync } from 'fflate';
import sharp from 'sharp';
import { checkManifest } from './check-manifest.ts';

const root = join(import.meta.dirname, '..');

export interface PackageSettings {
  /** The bot's Entra application id, a GUID. */
  appId: string;
  /** Where Teams reaches the bot: https and a host name. */
  publicUrl: string;
  /** `1.2.3`; Teams takes an update only when it rises. */
  version: string;
}

export type Packaged = { type: 'packaged'; zip: Uint8Array } | { type: 'refused'; problems: string[] };

/** The zip that Teams takes: manifest.json, color.png (192 × 192), outline.png (32 × 32). */
export async function buildPackage(
  settings: PackageSettings,
  template = readFileSync(join(import.meta.dirname, 'manifest.json'), 'utf8'),
): Promise<Packaged> {
  const wrong = checkSettings(settings);
  if (wrong.length > 0) return { type: 'refused', problems: wrong };
  const source = fill(template, {
    APP_ID: settings.appId.toLowerCase(),
    HOST: new URL(settings.publicUrl).hostname,
    VERSION: settings.version,
  });
  const problems = checkManifest(source);
  if (problems.length > 0) return { type: 'refused', problems };
  const files = {
    'manifest.json': Buffer.from(source),
    'color.png': await drawIcon('color.svg', 192),
    'outline.png': await drawIcon('outline.svg', 32),
  };
  // A fixed date, so that the same settings give the same bytes.
  return { type: 'packaged', zip: zipSync(files, { mtime: '2020-01-01T00:00:00', level: 9 }) };
}

function checkSettings({ appId, publicUrl, version }: PackageSettings): string[] {
  const problems: string[] = [];
  if (!/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(appId))
    problems.push(
      "MicrosoftAppId (or --app-id) must be the bot's application id, for example 11111111-2222-4333-8444-555555555555",
    );
  const url = URL.canParse(publicUrl) ? new URL(publicUrl) : undefined;
  // Teams knows a host by its name: no address, no port, nothing that only this machine can reach.
  if (
    url?.protocol !== 'https:' ||
    url.port !== '' ||
    !/^(?!\d+(?:\.\d+){3}$)[\w-]+(?:\.[\w-]+)+$/.test(url.hostname)
  )
    problems.push(
      'PUBLIC_URL (or --url) must be the https address where Teams reaches the bot, for example https://desk.contoso.com',
    );
  if (!/^\d+\.\d+\.\d+$/.test(version)) problems.push('the version (or --version) must read like 1.2.3');
  return problems;
}

const fill = (template: string, values: Record<string, string>): string =>
  template.replace(/\{\{([A-Z_]+)\}\}/g, (whole, name: string) => values[name] ?? whole);

const drawIcon = (file: string, size: number): Promise<Buffer> =>
  sharp(join(import.meta.dirname, file))
    .resize(size, size)
    .png({ compressionLevel: 9 })
    .toBuffer();

async function main(): Promise<void> {
  const env = join(root, '.env');
  if (existsSync(env)) process.loadEnvFile(env);
  const { values } = parseArgs({
    options: {
      'app-id': { type: 'string' },
      url: { type: 'string' },
      version: { type: 'string' },
      out: { type: 'string', default: join(root, 'dist', 'deskhand.zip') },
    },
  });
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const done = await buildPackage({
    appId: values['app-id'] ?? process.env.MicrosoftAppId ?? '',
    publicUrl: values.url ?? process.env.PUBLIC_URL ?? '',
    version: values.version ?? version,
  });
  if (done.type === 'refused') {
    process.stderr.write(
      `The Teams app was not packaged:\n${done.problems.map((line) => `  ${line}\n`).join('')}`,
    );
    process.exitCode = 1;
    return;
  }
  mkdirSync(dirname(values.out), { recursive: true });
  writeFileSync(values.out, done.zip);
  process.stdout.write(
    `${relative(process.cwd(), values.out)} is ready to upload in the Teams admin center.\n`,
  );
}

if (import.meta.main) await main();
