import type { Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import { listen, listenOnFirst } from '../listen.ts';
import type { Practice } from '../practice.ts';
import { takeMail } from './take-mail.ts';

export interface Mailbox {
  port: number;
  close(): Promise<void>;
}

type Callback = (error?: Error | null) => void;

const refusal = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode });

/** Every address outside, behind one mail server on loopback. The bot keeps its address, so the port is asked for again. */
export async function openMailbox(practice: Practice): Promise<Mailbox> {
  const sockets = new Map<number, Socket>();
  const letIn = (callback: Callback) =>
    callback(practice.switches.mailDown ? refusal(421, 'come back later') : null);

  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: 10 * 1024 * 1024,
    onConnect: (_session, callback) => letIn(callback),
    // A sender may have kept its connection from better times.
    onMailFrom: (_address, _session, callback) => letIn(callback),
    onData: (stream, session, callback) => {
      void receive(stream, session).then(callback, () => callback(refusal(451, 'could not be read')));
    },
  });

  async function receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<Error | null> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    if (stream.sizeExceeded) return refusal(552, 'too large');
    const receivers = session.envelope.rcptTo.map(({ address }) => address);
    await takeMail(practice, Buffer.concat(chunks), receivers);
    // Its sender can't know that it has arrived.
    if (practice.switches.mailBroken) sockets.get(session.remotePort)?.destroy();
    return null;
  }

  server.server.on('connection', (socket: Socket) => {
    const { remotePort = 0 } = socket;
    sockets.set(remotePort, socket);
    socket.once('close', () => sockets.delete(remotePort));
  });
  // A sender that hangs up is its own trouble; not getting the port is told by `listen`.
  server.on('error', () => undefined);
  const ports = [practice.world.smtpPort ?? 0, 0];
  const port = await listenOnFirst(ports, (one) => listen(server.server, one));
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets.values()) socket.destroy();
      }),
  };
}
