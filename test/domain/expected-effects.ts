/** What the desk is expected to tell the world about the ticket of the tests, which Alex and Robin follow. */
export const card = { type: 'ShowTicketCard', ticketId: 'ticket', tier: 1 };
export const statusCards = ['alex', 'robin'].map((personId) => ({
  type: 'ShowStatusCard',
  ticketId: 'ticket',
  personId,
}));
export const cards = [card, ...statusCards];
export const line = (line: object, tier = 1) => ({ type: 'PostThreadLine', ticketId: 'ticket', tier, line });
export const pings = (ping: string) =>
  ['alex', 'robin'].map((personId) => ({ type: 'PingUser', ticketId: 'ticket', personId, ping }));
export const relays = (messageId: string) =>
  ['alex', 'robin'].map((personId) => ({ type: 'RelayToUser', ticketId: 'ticket', personId, messageId }));
export const confirmations = ['alex', 'robin'].map((personId) => ({
  type: 'AskConfirmation',
  ticketId: 'ticket',
  personId,
}));
