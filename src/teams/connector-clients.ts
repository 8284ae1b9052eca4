import { ConnectorClient, TeamsConnectorClient } from 'botframework-connector';
import { createAgents } from './agents.ts';
import type { Agents } from './agents.ts';
import type { Credentials } from './credentials.ts';

export type Clients = { connector: ConnectorClient; teams: TeamsConnectorClient };

const MAX_CLIENTS = 100;

/** The SDK's clients, one pair a serviceUrl, stripped of what repeats a message behind our back. */
export function createClients(credentials: Credentials | undefined) {
  const agents = createAgents();
  const known = new Map<string, Clients>();
  const signer = {
    signRequest: async (request: SignedRequest) => {
      const token = await credentials?.token();
      if (token) request.headers.set('authorization', `Bearer ${token}`);
      return request;
    },
  };
  return {
    of: (serviceUrl: string): Clients => {
      const found = known.get(serviceUrl);
      if (found) return found;
      if (known.size >= MAX_CLIENTS) known.clear();
      const options = { baseUri: serviceUrl };
      const clients = {
        connector: harden(new ConnectorClient(signer, options), agents),
        teams: harden(new TeamsConnectorClient(signer, options), agents),
      };
      known.set(serviceUrl, clients);
      return clients;
    },
    close: agents.close,
  };
}

type SignedRequest = Parameters<ConnectorClient['credentials']['signRequest']>[0];

/** Of a request on its way through the SDK. */
type PipelineRequest = { url: string; agent?: unknown };
type Pipeline = {
  getOrderedPolicies(): { name: string }[];
  removePolicy(which: { name: string }): unknown;
  addPolicy(policy: {
    name: string;
    sendRequest(
      request: PipelineRequest,
      next: (request: PipelineRequest) => Promise<unknown>,
    ): Promise<unknown>;
  }): void;
};

/**
 * `defaultRetryPolicy` makes 4 posts of one on a 5xx or a reset, whatever the options say (measured, SDK 4.23.3), and
 * `redirectPolicy` would carry the token along. A proxy's agent, set by the environment, is left in place.
 */
function harden<T extends ConnectorClient | TeamsConnectorClient>(client: T, agents: Agents): T {
  const { pipeline } = (client as unknown as { client: { pipeline: Pipeline } }).client;
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  pipeline.removePolicy({ name: 'redirectPolicy' });
  if (pipeline.getOrderedPolicies().some(({ name }) => /retry|redirect/i.test(name))) {
    throw new Error('the SDK still repeats requests by itself');
  }
  pipeline.addPolicy({
    name: 'deskhandAgent',
    sendRequest: (request, next) => {
      request.agent ??= request.url.startsWith('https:') ? agents.https : agents.http;
      return next(request);
    },
  });
  return client;
}
