import { createHmac } from 'node:crypto';
import { createTransport } from 'nodemailer';

const key = Buffer.from('a key that both sides share, 32b!');
export const secret = `whsec_${key.toString('base64')}`;
export const outside = { secrets: { operations: secret } };
export const opened = {
  v: 1,
  type: 'case.opened',
  id: 'e-1',
  escalationId: 'esc-1',
  ticket: 'DH-1001',
  route: 'operations',
  provider: 'own',
  at: '2026-03-02T09:00:00.000Z',
  updatesUrl: 'https://desk.example.com/api/escalations/esc-1?from=operations',
  package: { summary: 'Outlook freezes', device: 'LAP-0042' },
};

export interface Wish {
  body?: Record<string, unknown>;
  id?: string;
  timestamp?: number;
  signature?: string | null;
  name?: string;
}

export const now = () => Math.floor(Date.now() / 1000);
export const hmac = (id: string, timestamp: number, text: string): string =>
  `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${text}`).digest('base64')}`;

/** A case as Deskhand hands it over. */
export async function send({ server }: { server: { url: string } }, wish: Wish = {}) {
  const { body = opened, id = 'msg_1', timestamp = now(), name = 'operations' } = wish;
  const text = JSON.stringify(body);
  const signature = wish.signature === undefined ? hmac(id, timestamp, text) : wish.signature;
  const response = await fetch(`${server.url}/outside/${name}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      ...(signature === null ? {} : { 'webhook-signature': signature }),
    },
    body: text,
  });
  return { status: response.status, body: (await response.json()) as unknown };
}

/** A mail as Deskhand writes it; settles as its sender learns of it. */
export async function mail(url: string, wish: Record<string, unknown> = {}) {
  const transport = createTransport(url);
  try {
    return await transport.sendMail({
      from: 'Deskhand <deskhand@desk.example.com>',
      to: 'support@vendor.example',
      subject: 'DH-1001: the dock is dead',
      text: 'Hello,\n\nthe dock is dead: “no light”.\n',
      messageId: '<esc-2.1@desk.example.com>',
      headers: { 'X-Deskhand-Escalation': 'esc-2', 'X-Deskhand-Ticket': 'DH-1001' },
      ...wish,
    });
  } finally {
    transport.close();
  }
}
