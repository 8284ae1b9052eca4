import { CloudAdapter } from 'botbuilder';
import { BotFrameworkAuthentication, ClaimsIdentity } from 'botframework-connector';
import type { AuthenticateRequestResult, ConnectorFactory, UserTokenClient } from 'botframework-connector';
import type { Activity } from 'botframework-schema';

/** The SDK's turn without its network: requests arrive here authenticated, and a turn sends nothing. */
export class TurnAdapter extends CloudAdapter {
  constructor() {
    super(new NoAuthentication());
  }

  /** Rejects when the turn does: without `onTurnError` nothing is swallowed. */
  async runTurn(activity: Activity, turn: () => Promise<void>): Promise<void> {
    const claimsIdentity = new ClaimsIdentity([], true);
    await this.processActivity(
      { claimsIdentity, connectorFactory: noConnectors, audience: '' },
      activity,
      turn,
    );
  }
}

const noConnectors: ConnectorFactory = {
  create: async () =>
    new Proxy({} as Awaited<ReturnType<ConnectorFactory['create']>>, {
      get: (_target, name) => {
        // An async function that returns this object asks whether it is a promise.
        if (name === 'then') return undefined;
        throw new Error('a turn makes no network call: enqueue an effect');
      },
    }),
};

/** CloudAdapter asks for a client of the sign-in service each turn; Deskhand has no use for it. */
class NoAuthentication extends BotFrameworkAuthentication {
  override authenticateRequest(): Promise<AuthenticateRequestResult> {
    throw new Error('requests are authenticated before they come here');
  }
  override authenticateStreamingRequest(): Promise<AuthenticateRequestResult> {
    throw new Error('streaming is not served');
  }
  override createConnectorFactory(): ConnectorFactory {
    return noConnectors;
  }
  override async createUserTokenClient(): Promise<UserTokenClient> {
    return undefined as unknown as UserTokenClient;
  }
  override createBotFrameworkClient(): never {
    throw new Error('skills are not called');
  }
}
