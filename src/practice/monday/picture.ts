import type { NewAttachment } from '../api.ts';

const lines = ['Unidentified network', 'No internet, secured', 'Ethernet 3 · USB-C dock'];

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="520" height="250" viewBox="0 0 520 250">
  <rect width="520" height="250" fill="#20303f"/>
  <rect x="60" y="28" width="400" height="194" rx="12" fill="#f7f9fb"/>
  <path d="M60 40a12 12 0 0 1 12-12h376a12 12 0 0 1 12 12v26H60z" fill="#e3e9ef"/>
  <g font-family="Segoe UI, DejaVu Sans, sans-serif" fill="#1c2733">
    <text x="80" y="54" font-size="17">Network</text>
    <text x="150" y="118" font-size="21" font-weight="bold">${lines[0]}</text>
    <text x="150" y="150" font-size="18">${lines[1]}</text>
    <text x="150" y="184" font-size="15" fill="#5b6b7a">${lines[2]}</text>
  </g>
  <circle cx="108" cy="128" r="26" fill="#c4372b"/>
  <path d="M98 118l20 20m0-20l-20 20" stroke="#fff" stroke-width="6" stroke-linecap="round"/>
</svg>`;

/** A picture of an error message, as somebody would paste it. Loaded late: drawing costs memory nobody else needs. */
export async function errorPicture(): Promise<NewAttachment> {
  const { default: sharp } = await import('sharp');
  const bytes = await sharp(Buffer.from(drawing)).png().toBuffer();
  return { kind: 'image', name: 'image.png', contentType: 'image/png', base64: bytes.toString('base64') };
}
