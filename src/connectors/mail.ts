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
/** The mail had not begun. */
const beforeMail = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EDNS', 'EAUTH'];

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
  try {
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
    return outcomeOf(error as MailError);
  } finally {
    transport.close();
  }
}

type MailError = Error & { code?: string; responseCode?: number; command?: string; syscall?: string };

/** A server that said no is certain; a connection that broke after the mail began is not. */
function outcomeOf({ code = 'error', responseCode, command, syscall }: MailError): CaseOutcome {
  if (responseCode !== undefined && responseCode >= 500)
    return { type: 'refused', reason: `smtp ${responseCode}` };
  if (responseCode !== undefined) return { type: 'later', reason: `smtp ${responseCode}` };
  if (beforeMail.includes(code) || syscall === 'connect') return { type: 'later', reason: code };
  if (command && !['CONN', 'DATA'].includes(command))
    return { type: 'later', reason: `${code} at ${command}` };
  return { type: 'unknown', reason: code };
}
