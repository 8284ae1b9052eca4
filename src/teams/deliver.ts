import { createDeskDeliverers } from '../app/deliver-desk.ts';
import type { Deliver, Delivery } from '../app/deliver.ts';
import type { Desk } from '../app/desk.ts';
import type { Effect, EffectType } from '../domain/effects.ts';
import type { Connector } from './connector.ts';
import { createChannelDeliverers } from './deliver-channel.ts';
import { createSendToPerson } from './deliver-chat.ts';
import { createEscalationDeliverer } from './deliver-escalation.ts';
import { createFileDeliverers } from './deliver-files.ts';
import { createReadingDeliverers } from './deliver-reading.ts';
import { createRelayDeliverer } from './deliver-relay.ts';
import { createThreadDeliverers } from './deliver-thread.ts';
import { createUserDeliverers } from './deliver-user.ts';
import { createSendLimits } from './send-limits.ts';
import { createSender } from './sender.ts';

/** One deliverer an effect: a new effect without one does not compile. */
type Deliverers = {
  [Type in EffectType]: (
    effect: Extract<Effect, { type: Type }>,
    order: Parameters<Deliver>[1],
  ) => Promise<Delivery>;
};

/** `elsewhere`: deliverers that need no Teams. */
export function createDeliver(
  desk: Desk,
  connector: Connector,
  elsewhere: Pick<Deliverers, 'SendToDestination'>,
): Deliver {
  const limits = createSendLimits(desk.config.limits, () => desk.now().getTime());
  const sender = createSender(desk, connector, limits);
  const sendToPerson = createSendToPerson(desk, connector, sender);
  const threads = createThreadDeliverers(desk, sender);
  const deliverers: Deliverers = {
    ...createDeskDeliverers(desk),
    ...elsewhere,
    ...createEscalationDeliverer(desk, sender, sendToPerson),
    ...createReadingDeliverers(desk, connector),
    ...createChannelDeliverers(desk, sender),
    ...createUserDeliverers(desk, sendToPerson),
    ...createRelayDeliverer(desk, sender, sendToPerson),
    ...createFileDeliverers(desk, connector, { sender, sendToPerson, threads }),
    ShowTicketCard: threads.ShowTicketCard,
    PostThreadLine: threads.PostThreadLine,
    RelayToThread: threads.RelayToThread,
  };
  return (effect, order) =>
    (deliverers[effect.type] as (effect: Effect, order: unknown) => Promise<Delivery>)(effect, order);
}
