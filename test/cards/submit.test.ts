import { describe, it, expect } from '@jest/globals';
import { executeAction, openDialog, submitDialog } from '../../src/cards/action.ts';
import { parseSubmission } from '../../src/cards/submit.ts';

const onTicket = { v: 1, ticketId: 'ticket-1', shown: { state: 'new', tier: 1 } };
const onCase = { v: 1, ticketId: 'ticket-1', escalationId: 'case-1' };
const sending = { ...onTicket, type: 'escalation.send', purpose: 'request', route: 'hardware' };
const report = {
  v: 1,
  type: 'report.submit',
  title: 'No sound',
  category: 'device',
  reach: 'onlyMe',
  canWork: 'yes',
};

describe('a submission', () => {
  it('is what the button held and the person filled in, and nothing else', () => {
    const sent = {
      ...onTicket,
      type: 'ticket.resolve',
      done: '  driver rolled back ',
      msteams: {},
      isAdmin: true,
    };
    expect(parseSubmission(sent)).toEqual({
      type: 'ok',
      submission: { ...onTicket, type: 'ticket.resolve', done: 'driver rolled back' },
    });
  });

  it('takes empty optional fields as not filled in', () => {
    const parsed = parseSubmission({ ...report, details: ' ', since: '', device: null });
    expect(parsed).toEqual({ type: 'ok', submission: report });
  });

  it('takes NUL and lone surrogates out of words', () => {
    const parsed = parseSubmission({ v: 1, type: 'ticket.note', ticketId: 'ticket-1', text: 'a\0b\ud83d' });
    expect(parsed).toMatchObject({ type: 'ok', submission: { text: 'ab\ufffd' } });
  });

  it('of a package is what was filled in, without the empty fields and whatever else was sent', () => {
    const filled = {
      caseType: 'driver',
      serial: ' SN-1 ',
      steps: '',
      tried: null,
      firstNoticed: '2026-11-20',
    };
    expect(parseSubmission({ ...sending, ...filled, deciderId: 'robin', severity: 'A' })).toEqual({
      type: 'ok',
      submission: { ...sending, caseType: 'driver', serial: 'SN-1', firstNoticed: '2026-11-20' },
    });
  });

  it.each([
    '+1 555 0100',
    '(+49) 30 1234567',
    '4711',
    '+1 555 0100, ext. 12',
    '\u202a+1 555 0100\u202c',
    '0170 1234567 (mobile)',
  ])('takes %j as a phone number', (phone) => {
    expect(parseSubmission({ ...sending, phone })).toMatchObject({
      submission: { phone: phone.replaceAll(/[\u202a\u202c]/g, '') },
    });
  });

  it('takes a rating from a button or from a field', () => {
    for (const rating of [4, '4']) {
      const parsed = parseSubmission({ v: 1, type: 'ticket.rate', ticketId: 'ticket-1', rating });
      expect(parsed).toMatchObject({ type: 'ok', submission: { rating: 4 } });
    }
  });
});

describe('a mistake names its field and what to do', () => {
  it.each([
    [{ ...report, title: '  ' }, 'title', 'needed'],
    [{ ...report, title: undefined }, 'title', 'needed'],
    [{ ...report, title: ['x'] }, 'title', 'needed'],
    [{ ...report, category: 'weather' }, 'category', 'choose'],
    [{ ...report, canWork: true }, 'canWork', 'choose'],
    [{ ...report, since: '2026-02-30' }, 'since', 'date'],
    [{ ...report, since: 'yesterday' }, 'since', 'date'],
    [{ ...report, forOther: true }, 'affectedId', 'choose'],
    [{ ...onTicket, type: 'ticket.assign', assignee: '' }, 'assignee', 'choose'],
    [{ ...onTicket, type: 'ticket.wait', on: 'date' }, 'until', 'date'],
    [{ ...onTicket, type: 'ticket.wait', on: 'godot' }, 'on', 'choose'],
    [{ ...onTicket, type: 'ticket.rate', rating: 6 }, 'rating', 'choose'],
    [{ ...onTicket, type: 'ticket.rate', rating: null }, 'rating', 'choose'],
    [{ ...onTicket, type: 'ticket.rate', rating: true }, 'rating', 'choose'],
    [{ ...onTicket, type: 'ticket.change', category: 'device', severity: 'D' }, 'severity', 'choose'],
    [{ ...sending, warranty: 'perhaps' }, 'warranty', 'choose'],
    [{ ...sending, phone: 'later' }, 'phone', 'phone'],
    [{ ...sending, phone: '---' }, 'phone', 'phone'],
    [{ ...sending, email: 'alex' }, 'email', 'email'],
    [{ ...sending, caseType: 'weather' }, 'caseType', 'choose'],
    [{ ...sending, firstNoticed: 'Monday' }, 'firstNoticed', 'date'],
    [{ ...onCase, type: 'escalation.askBack', revision: 1, text: ' ' }, 'text', 'needed'],
    [{ ...onCase, type: 'escalation.decline', revision: 1 }, 'reason', 'needed'],
    [{ ...onCase, type: 'escalation.case', caseNumber: '' }, 'caseNumber', 'needed'],
    [{ ...onCase, type: 'escalation.update', update: 'question' }, 'text', 'needed'],
    [{ ...onCase, type: 'escalation.update', update: 'closed', text: 'x' }, 'update', 'choose'],
  ])('%j', (sent, field, key) => {
    expect(parseSubmission(sent)).toEqual({ type: 'bad', field, key: `dialog.error.${key}` });
  });

  it('and how much fits', () => {
    const long = parseSubmission({ ...report, title: 'x'.repeat(121) });
    expect(long).toEqual({ type: 'bad', field: 'title', key: 'dialog.error.tooLong', params: { max: 120 } });
    const longer = parseSubmission({ ...onTicket, type: 'ticket.reply', text: 'x'.repeat(100_000) });
    expect(longer).toMatchObject({ field: 'text', params: { max: 8_000 } });
    const serial = parseSubmission({ ...sending, serial: 'x'.repeat(201) });
    expect(serial).toMatchObject({ field: 'serial', params: { max: 200 } });
  });
});

describe('a card that is not ours, or from another time, is refused as a whole', () => {
  it.each([
    [undefined],
    [null],
    ['ticket.claim'],
    [[]],
    [{}],
    [{ ...onTicket, type: 'ticket.explode' }],
    [{ ...onTicket, type: 'constructor' }],
    [{ ...onTicket, type: 'ticket.claim', v: 2 }],
    [{ ...onTicket, type: 'ticket.claim', shown: undefined }],
    [{ ...onTicket, type: 'ticket.claim', shown: { state: 'new', tier: '1' } }],
    [{ ...onTicket, type: 'ticket.claim', ticketId: 'x'.repeat(201) }],
    [{ ...onTicket, type: 'ticket.claim', ticketId: 'a\nb' }],
    [{ ...onTicket, type: 'ticket.claim', ticketId: { $ne: '' } }],
    [{ ...onTicket, type: 'ticket.resolve', ticketId: 7, done: '' }],
    [{ ...sending, route: 'elsewhere' }],
    [{ ...sending, purpose: 'approve' }],
    [{ ...onCase, type: 'escalation.approve' }],
    [{ ...onCase, type: 'escalation.approve', revision: -1 }],
    [{ ...onCase, type: 'escalation.approve', revision: '1' }],
    [{ v: 1, type: 'escalation.retry', ticketId: 'ticket-1' }],
  ])('%j', (sent) => {
    expect(parseSubmission(sent)).toEqual({ type: 'bad', key: 'dialog.error.broken' });
  });

  it('and leaves no trace on other objects', () => {
    parseSubmission(JSON.parse('{"v":1,"type":"requests.list","__proto__":{"polluted":1}}'));
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe('a button', () => {
  it('acts at once, with its type as verb', () => {
    expect(
      executeAction('Pick up', { type: 'requests.list' }, { style: 'positive', secondary: true }),
    ).toEqual({
      type: 'Action.Execute',
      title: 'Pick up',
      verb: 'requests.list',
      data: { v: 1, type: 'requests.list' },
      style: 'positive',
      mode: 'secondary',
    });
  });

  it('opens a dialog in the one way Teams knows', () => {
    expect(openDialog('Report', { type: 'report.form' })).toEqual({
      type: 'Action.Submit',
      title: 'Report',
      data: { v: 1, type: 'report.form', msteams: { type: 'task/fetch' } },
    });
  });

  it('of a dialog tells one form from the next, so that a repeated one counts once', () => {
    const idOf = () => (submitDialog('Send', { type: 'report.submit' }).data as { formId: string }).formId;
    expect(idOf()).not.toBe(idOf());
  });
});
