/** Every word of the strip and of "Do it for me"; the bot's own are in `src/locales/`. */

export const stepIds = [
  'report',
  'help',
  'pickUp',
  'answer',
  'raise',
  'escalate',
  'approve',
  'outside',
  'solve',
] as const;
export type StepId = (typeof stepIds)[number];

/** Whose shoes a newcomer is in: the user of the newest ticket, the agents of tier 1 and 2, and an escalator. */
export interface Names {
  user: string;
  agent: string;
  expert: string;
  decider: string;
}

export const stepWords: Record<StepId, { title: string; hint: (names: Names) => string }> = {
  report: {
    title: 'Report a problem',
    hint: ({ user }) =>
      `On the phone you are ${user}. Write what isn’t working, the way you’d tell a colleague.`,
  },
  help: {
    title: 'Ask for a person',
    hint: ({ user }) => `The quick fix is no use? As ${user}, tap “I still need help”.`,
  },
  pickUp: {
    title: 'Pick it up',
    hint: ({ agent, user }) =>
      `At the desk you are ${agent}. Press “Pick up” on ${user}’s ticket, and look at the phone.`,
  },
  answer: {
    title: 'Talk both ways',
    hint: ({ agent, user }) =>
      `As ${agent}, reply in the ticket’s thread and mention @Deskhand. Answer on the phone as ${user}.`,
  },
  raise: {
    title: 'Raise it to tier 2',
    hint: ({ agent, expert }) =>
      `As ${agent}, press “Raise to tier 2” and say why. Then switch the desk to ${expert}.`,
  },
  escalate: {
    title: 'Ask for escalation',
    hint: ({ expert }) =>
      `As ${expert}, pick it up and press “Ask for escalation”. Leave something out: you are told what is missing.`,
  },
  approve: {
    title: 'Approve and send',
    hint: ({ decider }) =>
      `Switch the desk to ${decider}, channel Escalations. Read what would be sent, and approve it.`,
  },
  outside: {
    title: 'Answer from outside',
    hint: () =>
      'Open “Outside world”: there it is, signed. Answer back, and look at the ticket and the phone.',
  },
  solve: {
    title: 'Solve it, get a rating',
    hint: ({ expert, user }) => `As ${expert}, resolve it. On the phone, ${user} has the last word.`,
  },
};

/** What people say when a step is done for the visitor. */
export const lines = {
  reports: [
    'Outlook freezes every time I open the team calendar. I have to end it in Task Manager.',
    'The VPN disconnects every few minutes when I work from home.',
    'My second screen stays black since I moved to the new desk.',
  ],
  agent: (user: string) => `Hi ${user}, I’m having a look. Does it also happen right after a restart?`,
  user: 'Yes, I’ve just tried: the same again after a restart.',
  reason: 'Happens after a restart too, and our usual steps changed nothing. Could you look at the device?',
  /** What the destination needs and nobody could know before. */
  escalation: {
    subcategory: 'Add-in policy',
    businessImpact: 'Meetings can’t be planned; a colleague does it for now.',
    reproduced: 'no',
    steps: 'Open the program, open the calendar, wait a minute.',
    phone: '+1 555 0100',
  },
  solvedOutside: 'We corrected the policy. Please sync once and try again.',
  done: 'Removed a broken add-in and repaired the installation. It has run for ten minutes without a hitch.',
  rating: 5,
  comment: 'Quick and friendly!',
};

export const problems = {
  unknown: 'There is no such step.',
  down: 'Teams is down just now. Switch it on again first.',
  stuck: 'That didn’t work just now. Is the bot running, and does a channel serve this? Please try again.',
};
