import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import sharp from 'sharp';
import { buildPackage } from '../../manifest/package.ts';

const appId = '11111111-2222-4333-8444-555555555555';
const settings = { appId, publicUrl: 'https://desk.contoso.com', version: '1.2.3' };
const template = readFileSync('manifest/manifest.json', 'utf8');

async function build(): Promise<Record<string, Uint8Array>> {
  const done = await buildPackage(settings);
  if (done.type === 'refused') throw new Error(done.problems.join('\n'));
  return unzipSync(done.zip);
}

async function refuse(changed: Partial<typeof settings>, source?: string): Promise<string> {
  const done = await buildPackage({ ...settings, ...changed }, source);
  return done.type === 'refused' ? done.problems.join('\n') : 'packaged';
}

const manifestOf = (files: Record<string, Uint8Array>) => JSON.parse(strFromU8(files['manifest.json']!));

describe('the app package', () => {
  it('holds the manifest and two icons, and nothing else', async () => {
    expect(Object.keys(await build()).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
  });

  it('carries the bot’s id, host and version, and no placeholder', async () => {
    const files = await build();
    const manifest = manifestOf(files);
    expect(strFromU8(files['manifest.json']!)).not.toContain('{{');
    expect(manifest).toMatchObject({ id: appId, version: '1.2.3', validDomains: ['desk.contoso.com'] });
    expect(manifest.bots[0].botId).toBe(appId);
    expect(manifest.composeExtensions[0].botId).toBe(appId);
    expect(manifest.webApplicationInfo.id).toBe(appId);
  });

  it('asks for what the bot needs, and stays out of shared and private channels', async () => {
    const manifest = manifestOf(await build());
    expect(manifest.manifestVersion).toBe('1.30');
    expect(manifest.bots[0]).toMatchObject({ scopes: ['personal', 'team'], supportsFiles: true });
    expect(manifest.composeExtensions[0].commands).toEqual([
      expect.objectContaining({ id: 'sendToUser', type: 'action', context: ['message'], fetchTask: true }),
    ]);
    expect(manifest.authorization.permissions.resourceSpecific).toEqual([
      { name: 'ChannelMessage.Read.Group', type: 'Application' },
    ]);
    expect(manifest).not.toHaveProperty('supportedChannelTypes');
    expect(manifest).not.toHaveProperty('supportsChannelFeatures');
  });

  it('has icons of the sizes that Teams asks for, the outline in white on nothing', async () => {
    const files = await build();
    expect(await sharp(files['color.png']).metadata()).toMatchObject({
      format: 'png',
      width: 192,
      height: 192,
    });
    expect((await sharp(files['color.png']).stats()).isOpaque).toBe(true);
    const { data, info } = await sharp(files['outline.png'])
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject({ width: 32, height: 32, channels: 4 });
    const pixels = Array.from({ length: 32 * 32 }, (_, at) => [...data.subarray(at * 4, at * 4 + 4)]);
    const drawn = pixels.filter(([, , , alpha]) => alpha! > 0);
    expect(drawn.length).toBeGreaterThan(100);
    expect(drawn.length).toBeLessThan(600);
    expect(drawn.filter(([red, green, blue]) => red! + green! + blue! < 3 * 250)).toEqual([]);
  });

  it('is the same, byte for byte, for the same settings', async () => {
    const [one, two] = [await buildPackage(settings), await buildPackage(settings)];
    expect(one).toEqual(two);
  });
});

describe('packaging refuses', () => {
  it('a missing or wrong setting, all at once', async () => {
    const said = await refuse({ appId: '', publicUrl: '', version: '1' });
    expect(said).toContain('MicrosoftAppId');
    expect(said).toContain('PUBLIC_URL');
    expect(said).toContain('version');
  });

  it.each([
    'http://desk.contoso.com',
    'https://localhost',
    'https://127.0.0.1',
    'https://[::1]',
    'https://desk.contoso.com:8443',
    'desk.contoso.com',
  ])('an address that Teams cannot reach: %s', async (publicUrl) => {
    expect(await refuse({ publicUrl })).toContain('PUBLIC_URL');
  });

  it('a broken manifest, with the place and the reason', async () => {
    expect(await refuse({}, template.replace('"supportsFiles"', '"suportsFiles"'))).toContain('suportsFiles');
    expect(await refuse({}, template.replace('"color.png",', '"color.png", "big": "x",'))).toContain(
      '/icons',
    );
    expect(
      await refuse({}, template.replace(/"short": "Deskhand"/, `"short": "${'x'.repeat(31)}"`)),
    ).toContain('/name/short');
    expect(await refuse({}, template.replace('"team"', '"hallway"'))).toContain('/bots/0/scopes');
    expect(await refuse({}, template.replace('{{APP_ID}}', '{{APPID}}'))).toContain('{{APPID}}');
    expect(await refuse({}, template.replace('"1.30"', '"9.99"'))).toContain('9.99');
    expect(await refuse({}, template.replace('"1.30"', '"../1.30"'))).toContain('../1.30');
    expect(await refuse({}, '{ "not json')).toContain('not a JSON object');
  });
});

describe('npm run package', () => {
  const run = promisify(execFile);
  const script = ['manifest/package.ts'];
  const env = { PATH: process.env.PATH };

  it('writes the zip', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'package-'));
    try {
      const out = join(dir, 'new', 'deskhand.zip');
      const { stdout } = await run(process.execPath, [...script, '--out', out], {
        env: { ...env, MicrosoftAppId: appId, PUBLIC_URL: 'https://desk.contoso.com/' },
      });
      expect(stdout).toContain('deskhand.zip');
      expect(Object.keys(unzipSync(readFileSync(out)))).toContain('manifest.json');
    } finally {
      rmSync(dir, { recursive: true });
    }
  });

  it('says what is missing, and fails', async () => {
    const wrong = ['--app-id', 'x', '--url', 'http://x'];
    await expect(run(process.execPath, [...script, ...wrong], { env })).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('PUBLIC_URL'),
    });
  });
});
