/**
 * An order to the world, kept in the outbox until it is done. It holds meaning, not text:
 * cards and words are drawn at delivery from the newest state, so a repeat is harmless.
 */
export type Effect =
  /**
   * The ticket's card in the thread of a tier: posted once, afterwards updated in place.
   * `queueId` names a queue that the ticket has left, whose card shrinks to a pointer.
   */
  | { type: 'ShowTicketCard'; ticketId: string; tier: number; queueId?: string }
  /**
   * A line in the thread that people should see: a change of owner, a move, a note.
   * `queueId` as above: there a move reads as a pointer; where the ticket arrives it comes with the story so far.
   */
  | {
      type: 'PostThreadLine';
      ticketId: string;
      tier: number;
      queueId?: string;
      line: ThreadLine;
      /** Draws the post of that key anew, after words of its story have changed; what came later is no part of it. */
      again?: { key: string; until: string; repeated: boolean };
    }
  /** The user's own card with state, owner and what happens next: posted once, afterwards updated. */
  | { type: 'ShowStatusCard'; ticketId: string; personId: string }
  /** "Did this solve it?", posted for each resolution; afterwards updated with what became of it. */
  | { type: 'AskConfirmation'; ticketId: string; personId: string }
  /** A short plain ping in the user's chat. */
  | { type: 'PingUser'; ticketId: string; personId: string; ping: Ping }
  /** People's words across the desk; `burstId` groups what is one post. Redrawn after an edit or a delete. */
  | { type: 'RelayToThread'; ticketId: string; tier: number; burstId: string }
  | { type: 'RelayToUser'; ticketId: string; personId: string; messageId: string }
  /** A file that has been fetched: shown in the thread or the user's chat. */
  | {
      type: 'ShowFile';
      fileId: string;
      to: { type: 'thread'; ticketId: string; tier: number } | { type: 'chat'; personId: string };
    }
  | { type: 'FetchFile'; fileId: string }
  /** What came with words that now have a ticket of their own, for it to keep, too. */
  | { type: 'CopyFile'; fileId: string; fromId: string }
  /** The card that answers a report, before there is a ticket. */
  | { type: 'ShowReportCard'; reportId: string; personId: string }
  /** An article that an agent suggested, step by step; afterwards updated with how it went. */
  | { type: 'ShowWalk'; walkId: string; personId: string }
  | { type: 'AskAboutReport'; reportId: string; personId: string }
  /** A short answer in a personal chat or to a post in a channel; key and params of the locale file. */
  /** `inChannel`: where a mention reaches somebody who has no chat with the bot. */
  | { type: 'SayToPerson'; personId: string; say: Say; inChannel?: { channelId: string; rootId?: string } }
  | {
      type: 'SayInChannel';
      channelId: string;
      rootId?: string;
      toPersonId?: string;
      toPersonIds?: string[];
      say: Say;
    }
  /** Cards of the personal chat that are not about one ticket. */
  | { type: 'ShowPersonalCard'; personId: string; card: PersonalCard }
  | { type: 'ShowChannelCard'; channelId: string; rootId?: string; card: ChannelCard }
  /** An escalation's card, wherever those who decide on it look: the channel for it, or each one's chat. */
  | { type: 'ShowEscalation'; ticketId: string; escalationId: string }
  | { type: 'ShowEscalationCard'; ticketId: string; escalationId: string; to: EscalationPlace }
  /** Tells those who decide that something needs them. */
  | { type: 'TellDeciders'; ticketId: string; escalationId: string; about: DeciderNews }
  /** A case, or what became of it, to where it was routed. `wordsId`: what goes with it. */
  | {
      type: 'SendToDestination';
      ticketId: string;
      escalationId: string;
      message: 'opened' | 'answered' | 'withdrawn' | 'reopened';
      wordsId?: string;
    }
  /** Tells each IT admin, in the personal chat, that something needs them. */
  | { type: 'AlertAdmins'; say: Say }
  | { type: 'ReadPerson'; personId: string }
  | { type: 'ReadRoster'; teamId: string; cursor?: string; round: string }
  | { type: 'ReadTeam'; teamId: string }
  /** The desk wakes itself; `due` is when. */
  | { type: 'WakeTicket'; ticketId: string; purpose: 'closeAfterSilence' | 'endWait'; due: string }
  | {
      type: 'WakeEscalation';
      ticketId: string;
      escalationId: string;
      purpose: 'remind' | 'expire';
      due: string;
    }
  | { type: 'WakeReport'; reportId: string; purpose: 'ask' | 'open'; due: string }
  | { type: 'WakeDesk'; purpose: 'readRosters' | 'sealCheckpoint' | 'forgetOld'; due: string };

export type EffectType = Effect['type'];

export type EscalationPlace = { type: 'channel'; channelId: string } | { type: 'person'; personId: string };

/** `byHand`: the destination hears of it only from a person. `stuck`: it can't be reached, or refuses. */
export type DeciderNews = 'request' | 'reminder' | 'compromise' | 'carry' | 'byHand' | 'stuck' | 'news';

/** `key` in the locale; params are texts, `person:<id>` and `ticket:<id>` values are shown as name and number, `time:<iso>` in the reader's zone. */
export interface Say {
  key: string;
  params?: Record<string, string>;
}

/** `personId` is whom the line is about, `byId` who did it where that is another. */
export type ThreadLine =
  | { type: 'claimed'; personId: string }
  | { type: 'released'; personId: string; byId?: string }
  | { type: 'assigned'; personId: string; byId?: string }
  | { type: 'raised'; tier: number; byId?: string; reasonId: string }
  | { type: 'handedBack'; tier: number; byId?: string; reasonId: string }
  | { type: 'moved'; byId?: string }
  | { type: 'rejected'; reasonId: string; personId?: string }
  | { type: 'reopened'; reasonId?: string; personId?: string }
  | { type: 'ownerLost'; personId: string }
  | { type: 'note'; noteId: string; byId?: string }
  /** The user can't be reached, or it can't be delivered: `relay.reason.<reason>` says why. */
  | { type: 'notDelivered'; personId: string; reason: string }
  /** An article was suggested to the user, or has helped or not. */
  | { type: 'wordsMoved'; toTicketId: string; byId?: string }
  | {
      type: 'article';
      what: 'suggested' | 'solved' | 'notHelped';
      walkId: string;
      personId?: string;
      byId?: string;
    }
  /** The thread may be there twice, since nobody knows whether the first post arrived: this one counts. */
  | { type: 'repeated' }
  | EscalationLine;

/** What the ticket's owner must hear of an escalation; mentions the owner. */
export interface EscalationLine {
  type: 'escalation';
  what:
    | 'reminded'
    | 'expired'
    | 'askedBack'
    | 'declined'
    | 'approved'
    | 'transferred'
    | 'rerouted'
    | 'reroutedAtOnce'
    | 'withdrawn'
    | 'caseRecorded'
    | 'acknowledged'
    | 'destinationAsked'
    | 'destinationSolved'
    | 'answered'
    | 'reopened';
  escalationId: string;
  byId?: string;
  wordsId?: string;
}

export type Ping = 'pickedUp' | 'closedBySilence' | 'destinationSolved';

export type PersonalCard =
  | { type: 'welcome' }
  | { type: 'help' }
  | { type: 'notUnderstood' }
  | { type: 'requests' }
  | { type: 'chooseTicket'; messageId: string }
  | { type: 'agentTickets'; list: 'mine' | 'queue' }
  /** What to do now, after a suspected compromise. */
  | { type: 'alarm'; ticketId: string }
  /** What the desk knows of its own, for IT admins. */
  | { type: 'knowledge'; list: KnowledgeList; page?: number };

export const knowledgeLists = ['articles', 'drafts', 'gaps', 'learned', 'names'] as const;
export type KnowledgeList = (typeof knowledgeLists)[number];

export type ChannelCard = { type: 'takeQueue'; proposalId: string };

/** The story's facts that effects need besides the ticket itself. */
export interface EffectFacts {
  now: string;
  actorId?: string;
  /** The burst that the message of the event belongs to. */
  burstId?: string;
  /** Which way the message of the event goes, and the tier in whose thread it is shown (by default the ticket's). */
  direction?: 'toThread' | 'toUser';
  messageTier?: number;
}
