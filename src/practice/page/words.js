/** Every word of the page itself. The bot's own words are in `src/locales/`. */
export const words = {
  title: 'Deskhand · practice Teams',
  brand: 'Deskhand',
  tagline: 'practice Teams',
  skip: 'Skip to the conversations',
  loading: 'Opening the desk…',
  lost: 'Practice Teams isn’t answering. Is it still running? Trying again…',

  opening: {
    label: 'Monday morning is being set up',
    title: 'Opening the desk…',
    text: 'A few days of support go by first, so that there is something to look at.',
  },

  roles: {
    user: 'User',
    tier1: 'Tier 1 agent',
    tier2: 'Tier 2 agent',
    escalator: 'Escalator',
    admin: 'IT admin',
    partner: 'Partner’s agent',
  },
  guest: 'Guest',

  sides: { left: 'On the phone', right: 'At the desk' },
  sideTabs: 'Which side to show',
  switchPerson: 'Show someone else',
  people: 'Whose Teams to show',
  jumpTo: (name, count) => `${name}: ${count} new`,
  jumpToQuiet: (name) => `${name}: something new in a channel`,

  steps: {
    label: 'Things to try',
    progress: (done, all) => `${done} of ${all} done`,
    doIt: 'Do it for me',
    doItNamed: (title) => `Do it for me: ${title}`,
    done: 'Done',
    now: 'Try this now',
    all: 'Nine things to try',
    finished: 'That’s the whole story. Reset to tell it again.',
  },

  switches: {
    label: 'Change the world',
    menu: 'Switches',
    clock: 'The practice clock',
    hour: 'An hour later',
    friday: 'Friday 18:00',
    down: 'Teams down',
    restart: 'Restart the bot',
    reset: 'Reset',
    resetAsk: 'Everything you tried here goes.',
    resetYes: 'Back to Monday morning',
    hourDone: 'An hour has passed.',
    fridayDone: 'It’s Friday, 18:00.',
    restartDone: 'Deskhand has restarted.',
    resetDone: 'Back to Monday morning.',
    theme: { auto: 'Colours: as the system', light: 'Colours: light', dark: 'Colours: dark' },
  },

  banner: {
    down: 'Teams is down for Deskhand: nothing it posts arrives until Teams is back.',
    silent: 'Deskhand isn’t answering just now. Teams will try again.',
    blocked: 'You blocked Deskhand here.',
    unblock: 'Unblock',
    notInstalled: 'Deskhand isn’t installed here.',
    install: 'Add Deskhand',
  },

  list: {
    label: 'Chats and channels',
    open: 'Show chats and channels',
    close: 'Back to the conversation',
    chats: 'Chat',
    teams: 'Teams and channels',
    newMessages: (count) => `${count} new`,
    mentions: (count) => `${count} new for you`,
  },

  chat: {
    messages: (name) => `Messages with ${name}`,
    status: 'Support bot',
    empty: 'Say hello, or write what’s wrong.',
    typing: (name) => `${name} is typing…`,
    newBelow: 'New messages',
    today: 'Today',
    yesterday: 'Yesterday',
  },

  channel: {
    posts: (name) => `Posts in ${name}`,
    members: (count) => (count === 1 ? '1 member' : `${count} members`),
    empty: 'No posts yet.',
    newPost: 'New post',
    reply: 'Reply',
    earlier: (count) => (count === 1 ? '1 earlier reply' : `${count} earlier replies`),
    fewer: 'Show fewer replies',
    thread: (name) => `Post by ${name}`,
  },

  message: {
    by: (name, time) => `${name}, ${time}`,
    edited: 'Edited',
    deleted: 'This message was deleted.',
    undo: 'Undo',
    options: 'Message options',
    edit: 'Edit',
    remove: 'Delete',
    copy: 'Copy text',
    refresh: 'Refresh card',
    ownView: 'Only you see these buttons',
    image: (name) => `Picture: ${name}`,
    file: (name, size) => (size ? `${name}, ${size}` : name),
    said: (name, text) => `${name}: ${text}`,
    sentCard: 'sent a card',
    failed: 'Something went wrong. Please try again.',
    app: 'App',
  },

  composer: {
    chat: 'Type a message',
    reply: 'Reply',
    post: 'Start a new post. @Deskhand to reach the bot',
    edit: 'Edit your message',
    send: 'Send',
    save: 'Save',
    cancel: 'Cancel',
    attach: 'Attach a file',
    mentionBot: (name) => `Mention ${name}`,
    bold: 'Bold',
    italic: 'Italic',
    strike: 'Strikethrough',
    list: 'Bulleted list',
    format: 'Formatting',
    removeFile: (name) => `Remove ${name}`,
    people: 'People to mention',
    tooBig: (name) => `${name} is larger than 30 MB, so it can’t be sent here.`,
    tooMany: 'Ten files at most in one message.',
    undelivered: 'Deskhand didn’t answer. Teams keeps the message and tries again.',
  },

  outside: {
    title: 'Outside world',
    note: 'What leaves this desk, and what comes back',
    cases: 'Cases outside',
    close: 'Close the outside world',
    withNews: (count) => `Outside world, ${count} new`,
    arrived: (receiver, what) => `${receiver}: ${what}`,
    empty: 'All is quiet out there. When a ticket is escalated, you can watch it arrive here.',
    receivers: {
      operations: 'Managed Desktop Operations',
      vendor: 'Vendor’s mailbox',
      security: 'Security contact’s mailbox',
    },
    caseNumber: (number) => `their case ${number}`,
    types: {
      'case.opened': 'New case',
      'case.answered': 'Answer',
      'case.withdrawn': 'Withdrawn',
      'case.reopened': 'Reopened',
      other: 'Message',
    },
    answers: {
      acknowledged: 'Acknowledged',
      question: 'Asked a question',
      resolved: 'Said it’s solved',
      other: 'Answered',
    },
    noSubject: 'Mail without a subject',
    signed: 'Signature checked',
    notSigned: 'Signature wrong',
    repeated: (times) => (times === 1 ? 'Came once more' : `Came ${times} more times`),
    taken: 'Deskhand took it',
    refused: (status) => `Deskhand refused it (${status})`,
    unanswered: 'Deskhand didn’t answer',
    inMailbox: 'Lies in the mailbox',
    abbreviations: {
      id: 'ID',
      os: 'OS',
      url: 'URL',
      vpn: 'VPN',
      ip: 'IP',
      cpu: 'CPU',
      ram: 'RAM',
      bios: 'BIOS',
    },
    answer: {
      label: 'Answer back',
      types: { acknowledged: 'Acknowledge', question: 'Ask a question', resolved: 'Say it’s solved' },
      thanks: 'Thank you, we have it and will look at it today.',
      texts: {
        question: 'Since when does this happen, and has the device been restarted since?',
        resolved: 'We have fixed the cause on our side. Please restart the device once and try again.',
      },
      send: 'Send',
      cancel: 'Cancel',
      mailNote: 'People read answers by e-mail, and record them on the escalation’s card.',
    },
  },

  dialog: { close: 'Close', sending: 'Sending…' },
  card: {
    more: 'More actions',
    broken: 'This card can’t be shown.',
    pickPerson: 'Choose a person',
    working: 'Working…',
  },
  toast: { close: 'Dismiss', onlyYou: 'Only you see this' },
  links: {
    call: (name) => `In Teams, this calls ${name}.`,
    chat: (name) => `In Teams, this opens a chat with ${name}.`,
    nowhere: 'That conversation isn’t one of yours.',
    someone: 'them',
  },
};

/** What kind of receiver that is, going by its name or mail address. @param {string} receiver */
export function receiverKind(receiver) {
  if (receiver === 'operations') return 'operations';
  if (/security|secops/i.test(receiver)) return 'security';
  return /vendor|hardware|repair/i.test(receiver) ? 'vendor' : 'other';
}

/** @param {string} receiver a name or a mail address, @returns {string} */
export const receiverName = (receiver) => words.outside.receivers[receiverKind(receiver)] ?? receiver;
