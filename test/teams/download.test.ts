import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createDownload } from '../../src/teams/download.ts';
import type { Download } from '../../src/teams/download.ts';
import { isPublicAddress } from '../../src/teams/public-address.ts';
import { serviceUrlCheck } from '../../src/teams/service-url.ts';
import { teamsConfig } from '../support/channel.ts';
import { startRecorder } from '../support/recorder.ts';
import type { Recorder } from '../support/recorder.ts';

let teams: Recorder;
let other: Recorder;
let download: Download;
let tokensAsked = 0;
let names: Record<string, string[]> = {};

const megabyte = 1024 * 1024;
const limits = { maxBytes: megabyte };

/** A DNS that knows what the test wrote into it. */
const lookup = ((name: string, _options: object, callback: (...results: unknown[]) => void) => {
  const addresses = (names[name] ?? []).map((address) => ({
    address,
    family: address.includes(':') ? 6 : 4,
  }));
  callback(
    addresses.length > 0 ? null : Object.assign(new Error('unknown'), { code: 'ENOTFOUND' }),
    addresses,
  );
}) as never;

beforeAll(async () => {
  teams = await startRecorder();
  other = await startRecorder();
  download = createDownload({
    isTrusted: serviceUrlCheck(teamsConfig({ SERVICE_URL_HOSTS: teams.host })),
    credentials: {
      token: async () => {
        tokensAsked += 1;
        return 'the-bots-token';
      },
      forget: () => {},
    },
    lookup,
  });
});
beforeEach(() => {
  teams.requests.length = 0;
  other.requests.length = 0;
  tokensAsked = 0;
  names = {};
});
afterAll(() => {
  teams.close();
  other.close();
});

describe('a picture kept by Teams', () => {
  it('is read with the bot’s token', async () => {
    teams.answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.from([1, 2, 255]));
    };
    const result = await download(`${teams.url}/v3/attachments/1/views/original`, limits);
    expect(result).toEqual({ type: 'done', contentType: 'image/png', bytes: Buffer.from([1, 2, 255]) });
    expect(teams.requests[0]?.authorization).toBe('Bearer the-bots-token');
  });

  it('may have moved on the same host, but not elsewhere', async () => {
    teams.answer = ({ path }, response) => {
      if (path === '/new') return response.writeHead(200).end('moved');
      response.writeHead(302, { location: path === '/near' ? '/new' : `${other.url}/far` }).end();
    };
    expect(await download(`${teams.url}/near`, limits)).toMatchObject({
      type: 'done',
      bytes: Buffer.from('moved'),
    });
    expect(await download(`${teams.url}/far`, limits)).toEqual({
      type: 'refused',
      status: 0,
      code: 'redirect',
    });
    expect(other.requests).toHaveLength(0);
  });

  it('that moves in a circle is given up', async () => {
    teams.answer = (_request, response) => response.writeHead(302, { location: '/again' }).end();
    expect(await download(`${teams.url}/again`, limits)).toEqual({
      type: 'refused',
      status: 0,
      code: 'redirect',
    });
    expect(teams.requests.length).toBeLessThan(6);
  });

  it('that is redirected to the machine’s own secrets is refused', async () => {
    for (const location of [
      'http://169.254.169.254/latest/meta-data/',
      'https://[fd00:ec2::254]/',
      'http://168.63.129.16/',
      'file:///etc/passwd',
      '//169.254.169.254/',
    ]) {
      teams.answer = (_request, response) => response.writeHead(302, { location }).end();
      expect(await download(`${teams.url}/1`, limits)).toEqual({
        type: 'refused',
        status: 0,
        code: 'redirect',
      });
    }
  });

  it('of 200 MB is dropped at the limit, announced or not', async () => {
    let written = 0;
    teams.answer = ({ path }, response) => {
      const announced = path === '/announced' ? { 'content-length': String(200 * megabyte) } : undefined;
      response.writeHead(200, announced);
      const more = () => {
        while (!response.destroyed && written < 200 * megabyte) {
          written += 65_536;
          if (!response.write(Buffer.alloc(65_536))) return void response.once('drain', more);
        }
      };
      more();
    };
    expect(await download(`${teams.url}/announced`, limits)).toEqual({ type: 'tooBig' });
    expect(await download(`${teams.url}/unannounced`, limits)).toEqual({ type: 'tooBig' });
    expect(written).toBeLessThan(50 * megabyte);
  });

  it('that breaks off, or Teams being busy, is tried again later', async () => {
    teams.answer = (_request, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('half');
      response.socket?.destroySoon();
    };
    expect((await download(`${teams.url}/1`, limits)).type).toBe('retry');
    teams.answer = (_request, response) => response.writeHead(503).end();
    expect(await download(`${teams.url}/1`, limits)).toEqual({ type: 'retry', reason: 'status 503' });
    teams.answer = (_request, response) => response.writeHead(429, { 'retry-after': '7' }).end();
    expect(await download(`${teams.url}/1`, limits)).toEqual({ type: 'throttled', retryAfterMs: 7000 });
    teams.answer = (_request, response) => response.writeHead(404).end();
    expect(await download(`${teams.url}/1`, limits)).toEqual({ type: 'gone' });
  });

  it('packed to burst open is refused', async () => {
    teams.answer = (_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('bomb');
    expect(await download(`${teams.url}/1`, limits)).toMatchObject({ type: 'refused', code: 'encoding' });
  });
});

describe('a file elsewhere', () => {
  it.each([
    'http://files.example.com/a.pdf',
    'https://files.example.com:8443/a.pdf',
    'https://user:password@files.example.com/a.pdf',
    'ftp://files.example.com/a.pdf',
    'file:///etc/passwd',
    'data:text/plain,hello',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://[::ffff:169.254.169.254]/',
    'https://[64:ff9b::a9fe:a9fe]/',
    'https://169.254.169.254/latest/meta-data/',
    'https://168.63.129.16/',
    'no address',
    '',
  ])('is not even asked for at %j', async (url) => {
    expect(await download(url, limits)).toEqual({ type: 'refused', status: 0, code: 'address' });
    expect(tokensAsked).toBe(0);
  });

  it('is refused when its name leads inside, also beside a public address', async () => {
    names = {
      'inside.example.com': ['10.0.0.7'],
      'metadata.example.com': ['169.254.169.254'],
      'rebinding.example.com': ['93.184.216.34', '127.0.0.1'],
      'six.example.com': ['fd00::1'],
      'mapped.example.com': ['::ffff:127.0.0.1'],
    };
    for (const name of Object.keys(names)) {
      const result = await download(`https://${name}/a.pdf`, limits);
      expect(result).toEqual({ type: 'refused', status: 0, code: 'inner address' });
    }
    expect(tokensAsked).toBe(0);
  });

  it('whose name is unknown now may be there later', async () => {
    expect(await download('https://gone.example.com/a.pdf', limits)).toEqual({
      type: 'retry',
      reason: 'not sent',
    });
  });

  it('at another port of this machine gets no token', async () => {
    expect(await download(`${other.url}/a.pdf`, limits)).toMatchObject({ type: 'refused', code: 'address' });
    expect(other.requests).toHaveLength(0);
    expect(tokensAsked).toBe(0);
  });
});

describe('a public address', () => {
  it.each(['93.184.216.34', '13.107.64.1', '2603:1063::1', '2a01:111:f100::1'])('%s is one', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.31.255.255',
    '192.168.0.1',
    '198.19.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '168.63.129.16',
    '::',
    '::1',
    '::ffff:93.184.216.34',
    '64:ff9b::1',
    'fc00::1',
    'fe80::1',
    'ff02::1',
    '2001:db8::1',
    '2001::1',
    '2002:7f00:1::',
    'localhost',
    '',
  ])('%s is none', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});
