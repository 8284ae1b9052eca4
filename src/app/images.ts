import type { Sharp } from 'sharp';

export type FittedImage = {
  type: 'image';
  bytes: Uint8Array;
  contentType: 'image/png' | 'image/jpeg';
  width: number;
  height: number;
};

/** What Teams shows of a bot. */
const MAX_SIDE = 1024;
const MAX_BYTES = 1_000_000;
/** A page of 10,000 × 10,000 is 300 MB once unpacked, however small its file. */
const MAX_PIXELS = 50_000_000;
const MAX_SECONDS = 15;
const QUALITIES = [85, 70, 50, 30];

/** Loaded with the first picture: a start need not wait 70 ms for it. */
async function loadSharp() {
  const { default: sharp } = await import('sharp');
  // Every picture comes once, so a cache only costs memory.
  sharp.cache(false);
  return sharp;
}

/**
 * Makes a picture that Teams shows: at most 1024 × 1024 and 1 MB, upright, without camera, place or other notes, and
 * of an animation its first frame. What it is its bytes say, not its name; broken or huge ones are no picture either.
 */
export async function fitImage(bytes: Uint8Array): Promise<FittedImage | { type: 'notAnImage' }> {
  if (!isPicture(bytes)) return { type: 'notAnImage' };
  try {
    return await fit(bytes);
  } catch {
    return { type: 'notAnImage' };
  }
}

async function fit(bytes: Uint8Array): Promise<FittedImage> {
  const sharp = await loadSharp();
  const open = (): Sharp =>
    sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'truncated', pages: 1 }).timeout({
      seconds: MAX_SECONDS,
    });
  const { hasAlpha, format } = await open().metadata();
  const scaled = () =>
    open().autoOrient().resize(MAX_SIDE, MAX_SIDE, { fit: 'inside', withoutEnlargement: true });
  // Screenshots stay sharp as PNG; photos, and screenshots that are too big for it, become JPEG.
  if (format !== 'jpeg') {
    const png = await finish(scaled().png(), 'image/png');
    if (png.bytes.length <= MAX_BYTES) return png;
  }
  for (const quality of QUALITIES) {
    const opaque = hasAlpha ? scaled().flatten({ background: 'white' }) : scaled();
    const jpeg = await finish(opaque.jpeg({ quality }), 'image/jpeg');
    if (jpeg.bytes.length <= MAX_BYTES) return jpeg;
  }
  throw new Error('does not fit');
}

async function finish(picture: Sharp, contentType: FittedImage['contentType']): Promise<FittedImage> {
  const { data, info } = await picture.toBuffer({ resolveWithObject: true });
  return { type: 'image', bytes: data, contentType, width: info.width, height: info.height };
}

/** Only what browsers take for pictures: the other readers (SVG, PDF, TIFF) never see what strangers send. */
function isPicture(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  return (
    head.startsWith('\x89PNG\r\n\x1a\n') ||
    head.startsWith('\xff\xd8\xff') ||
    /^GIF8[79]a/.test(head) ||
    (head.startsWith('RIFF') && head.endsWith('WEBP'))
  );
}
