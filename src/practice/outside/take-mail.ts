import { simpleParser } from 'mailparser';
import type { AddressObject, ParsedMail } from 'mailparser';
import type { Practice } from '../practice.ts';
import { addItem, addRepeat, itemsOf } from './items.ts';

const mostLetters = 20_000;

/** Puts a mail into the mailbox of each receiver; as good mailboxes do, the same message only once. */
export async function takeMail(practice: Practice, raw: Buffer, receivers: string[]): Promise<void> {
  const mail = await simpleParser(raw, { skipTextToHtml: true });
  for (const receiver of receivers) {
    const before = itemsOf(practice).find(
      (item) =>
        item.receiver === receiver && item.messageId !== undefined && item.messageId === mail.messageId,
    );
    if (before) addRepeat(practice, before);
    else addItem(practice, { ...readMail(mail), receiver, kind: 'mail', direction: 'in' });
  }
}

const readMail = (mail: ParsedMail) => ({
  escalationId: header(mail, 'x-deskhand-escalation'),
  ticket: header(mail, 'x-deskhand-ticket'),
  subject: mail.subject,
  text: (mail.text ?? '').trim().slice(0, mostLetters),
  from: addresses(mail.from),
  to: addresses(mail.to),
  messageId: mail.messageId,
  inReplyTo: mail.inReplyTo,
  references: mail.references === undefined ? undefined : [mail.references].flat(),
});

function header(mail: ParsedMail, name: string): string | undefined {
  const value = mail.headers.get(name);
  return typeof value === 'string' ? value : undefined;
}

function addresses(given: AddressObject | AddressObject[] | undefined): string | undefined {
  const all = given === undefined ? [] : [given].flat();
  return all.map(({ text }) => text).join(', ') || undefined;
}
