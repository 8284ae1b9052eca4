import type { Opening, PracticeEvent, Step } from './views.ts';

export interface PracticeOptions {
  /** The bot's messaging endpoint: `http://127.0.0.1:3978/api/messages`. */
  botUrl: string;
  /** Default: any free one. */
  port?: number;
  /** Of the connector API, unless the state file remembers one. Default: any free one. */
  servicePort?: number;
  botName?: string;
  /** Kept across restarts when given; attached files beside it in `<stateFile>.files/`. */
  stateFile?: string;
  /** The app has `ChannelMessage.Read.Group`: every channel message reaches the bot. Default false. */
  readAll?: boolean;
  /** Teams hands pictures pasted in a channel to the bot, or only mentions them in HTML. Default attached. */
  channelPictures?: 'attached' | 'html';
  /** Teams' limits on writes per conversation and tenant. Default on. */
  limits?: boolean;
  /** Most members Teams puts on one page. Default 500. */
  maxPageSize?: number;
  /** The desk's zone, for "Friday 18:00" and for everybody in it. Default: the machine's, and London for people. */
  timezone?: string;
  messageActions?: { commandId: string; title: string; fetchTask: boolean }[];
  delivery?: Partial<DeliveryOptions>;
  outside?: OutsideOptions;
  auth?: AuthOptions;
  hooks?: PracticeHooks;
  story?: Story;
}

export interface DeliveryOptions {
  /** How long Teams waits for the bot, ms. Default 15,000. */
  answerWithin: number;
  /** The same for invokes, first try. Default 5,000; later tries wait `answerWithin`. */
  invokeAnswerWithin: number;
  /** How often the same activity is sent again after no answer or 5xx. Default 2. */
  resends: number;
  /** Pause before each, ms. Default 1,000. */
  resendPause: number;
  /** An invoke is repeated under a new id. Default true. */
  newInvokeIds: boolean;
}

export interface OutsideOptions {
  /** By receiver (`operations`): the Standard Webhooks secret both sides share, `whsec_` and base64. */
  secrets?: Record<string, string>;
}

export interface AuthOptions {
  appId: string;
  password: string;
  /** Of the tokens Teams sends. Default `https://api.botframework.com`. */
  issuer?: string;
  /** What the bot's own token is for. Default `https://api.botframework.com`. */
  scope?: string;
  /** How long the bot's own token lives, seconds. Default 3,600. */
  tokenSeconds?: number;
  /** PEM. With it the login server listens on https://localhost:…, as MSAL insists. */
  tls?: { key: string; cert: string };
}

/** What only the bot's process can do. Without them practice Teams keeps its own clock and only resets itself. */
export interface PracticeHooks {
  now?(): Date;
  advance?(ms: number): Promise<void>;
  restartBot?(): Promise<void>;
  reset?(): Promise<void>;
}

export interface Story {
  steps(): Step[];
  /** "Do it for me". */
  run(id: string): Promise<void>;
  /** After practice Teams is new or reset, and the bot answers. */
  begin?(): Promise<void>;
  /** Ends what `begin` is at, because everything goes. */
  stop?(): Promise<void>;
  /** Something to see changed. */
  notice?(event: PracticeEvent): void;
  /** How far `begin` is; null when it is done. */
  opening?(): Opening | null;
}
