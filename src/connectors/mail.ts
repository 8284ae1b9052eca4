import nodemailer from 'nodemailer';
import type { CaseOutcome } from './outcome.ts';

export interface CaseMail {
  to: string;
  subject: string;
  text: string;
  /** Of this mail; the same when it is sent again, so that mailboxes know it. */
  messageId: string;
  /** The case's first mail, for its thread. */
  inReplyTo?: string;
  headers: Record<string, string>;
}

const timeoutMs = 15_000;

/** Hands a mail to the configured server. */
export async function sendMail(
  { smtpUrl, from }: { smtpUrl: string; from: string },
  mail: CaseMail,
): Promise<CaseOutcome> {
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  let begun = false;
  try {
    // A connection of its own: a server that is down is found out before it could have the mail.
    await transport.verify();
    begun = true;
    await transport.sendMail({
      from: { name: 'Deskhand', address: from },
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      messageId: mail.messageId,
      ...(mail.inReplyTo && { inReplyTo: mail.inReplyTo, references: mail.inReplyTo }),
      headers: { 'Auto-Submitted': 'auto-generated', ...mail.headers },
    });
    return { type: 'done' };
  } catch (error) {
    return outcomeOf(error as MailError, begun);
  } finally {
    transport.close();
  }
}

type MailError = Error & { code?: string; originalCode?: string; responseCode?: number };

/** A server that said no is certain; a connection that broke once the mail had begun is not. */
function outcomeOf(error: MailError, begun: boolean): CaseOutcome {
  const { responseCode, originalCode, code = error.name } = error;
  if (responseCode)
    return { type: responseCode >= 500 ? 'refused' : 'later', reason: `smtp ${responseCode}` };
  return { type: begun ? 'unknown' : 'later', reason: originalCode ?? code };
}
