import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { fitImage } from '../../src/app/images.ts';
import type { FittedImage } from '../../src/app/images.ts';

const red = { r: 220, g: 30, b: 30 };
const blue = { r: 30, g: 30, b: 220 };

const plain = (width: number, height: number, background = red) =>
  sharp({ create: { width, height, channels: 3, background } });

async function fitted(picture: Sharp | Uint8Array): Promise<FittedImage> {
  const image = await fitImage(picture instanceof Uint8Array ? picture : await picture.toBuffer());
  if (image.type !== 'image') throw new Error('not an image');
  return image;
}

async function colourAt(image: FittedImage, left: number, top: number): Promise<'red' | 'blue' | 'white'> {
  const area = { left, top, width: 1, height: 1 };
  const [r = 0, , b = 0] = await sharp(image.bytes).extract(area).removeAlpha().raw().toBuffer();
  if (r > 200 && b > 200) return 'white';
  return r > b ? 'red' : 'blue';
}

describe('fitImage', () => {
  it('scales to fit 1024 × 1024 and keeps the shape', async () => {
    expect(await fitted(plain(3000, 1500).jpeg())).toMatchObject({
      contentType: 'image/jpeg',
      width: 1024,
      height: 512,
    });
    expect(await fitted(plain(500, 4000).png())).toMatchObject({
      contentType: 'image/png',
      width: 128,
      height: 1024,
    });
  });

  it('leaves a small one its size', async () => {
    expect(await fitted(plain(40, 30).webp())).toMatchObject({
      contentType: 'image/png',
      width: 40,
      height: 30,
    });
  });

  it('stays within 1 MB, also for noise', async () => {
    const noise = (channels: 3 | 4) => {
      const pixels = Buffer.from(
        Uint32Array.from({ length: 400_000 * channels }, (_, n) => n * n * 2654435761).buffer,
      );
      return sharp(pixels, { raw: { width: 1000, height: 1000, channels } });
    };
    for (const picture of [noise(3).png(), noise(4).png(), noise(3).jpeg({ quality: 100 })]) {
      const image = await fitted(picture);
      expect(image.bytes.length).toBeLessThanOrEqual(1_000_000);
      expect(image).toMatchObject({ contentType: 'image/jpeg', width: 1000, height: 1000 });
    }
  });

  it('turns a photo the way it was taken', async () => {
    const half = await plain(100, 50, blue).png().toBuffer();
    const lying = plain(100, 100).composite([{ input: half, top: 50, left: 0 }]);
    const flat = await fitted(await lying.clone().jpeg().withMetadata({ orientation: 6 }).toBuffer());
    expect([await colourAt(flat, 10, 50), await colourAt(flat, 90, 50)]).toEqual(['blue', 'red']);
    const wide = await fitted(plain(200, 100).jpeg().withMetadata({ orientation: 6 }));
    expect(wide).toMatchObject({ width: 100, height: 200 });
  });

  it('forgets where and with what it was taken', async () => {
    const photo = await plain(50, 50)
      .jpeg()
      .withExif({
        IFD0: { Make: 'Contoso Cam', Artist: 'Alex Example' },
        IFD3: { GPSLatitude: '52/1 31/1 0/1' },
      })
      .toBuffer();
    expect(photo.toString('latin1')).toContain('Contoso Cam');
    const image = await fitted(photo);
    expect(Buffer.from(image.bytes).toString('latin1')).not.toContain('Contoso');
    const { exif, icc, xmp } = await sharp(image.bytes).metadata();
    expect({ exif, icc, xmp }).toEqual({});
  });

  it('shows the first frame of an animation', async () => {
    const frames = await Promise.all([red, blue].map((colour) => plain(20, 20, colour).png().toBuffer()));
    const animation = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    expect((await sharp(animation).metadata()).pages).toBe(2);
    const image = await fitted(animation);
    expect(image).toMatchObject({ contentType: 'image/png', width: 20, height: 20 });
    expect(await colourAt(image, 10, 10)).toBe('red');
  });

  it('keeps what is transparent', async () => {
    const glass = sharp({ create: { width: 10, height: 10, channels: 4, background: { ...red, alpha: 0 } } });
    const image = await fitted(glass.png());
    expect((await sharp(image.bytes).metadata()).hasAlpha).toBe(true);
  });

  it('refuses a bomb before it unpacks it', async () => {
    const small = bomb(10_000, 6_000);
    expect(small.length).toBeLessThan(10_000);
    expect(await fitImage(small)).toEqual({ type: 'notAnImage' });
    expect(await fitted(bomb(10_000, 4_000))).toMatchObject({ width: 1024 });
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('hello')],
    ['a page that calls itself a picture', Buffer.from('<html><script>alert(1)</script></html>')],
    [
      'an SVG, which may name other files',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    ],
    ['a PDF', Buffer.from('%PDF-1.7 ...')],
    ['the head of a PNG', Buffer.from('\x89PNG\r\n\x1a\n and then nothing', 'latin1')],
    ['the head of a JPEG', Buffer.from('\xff\xd8\xff\xe0 and then nothing', 'latin1')],
    ['a sound', Buffer.from('RIFF1234WAVEfmt ', 'latin1')],
  ])('takes no picture for one that is %s', async (_what, bytes) => {
    expect(await fitImage(bytes)).toEqual({ type: 'notAnImage' });
  });

  it('refuses a TIFF, which no browser shows', async () => {
    expect(await fitImage(await plain(10, 10).tiff().toBuffer())).toEqual({ type: 'notAnImage' });
  });
});

/** A black PNG: one bit for each pixel, and nearly nothing once deflated. */
function bomb(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const around = Buffer.alloc(8);
    around.writeUInt32BE(data.length, 0);
    around.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
  };
  const pixels = deflateSync(Buffer.alloc((1 + width / 8) * height));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
