import type { Tale } from './acts.ts';

export const mondayMorning: Tale[] = [
  [
    ['Mon 08:04', 'priya', 'writes', 'A Windows update is stuck at 61 % since Friday evening'],
    ['Mon 08:05', 'priya', 'needsHelp'],
    ['Mon 08:31', 'robin', 'picksUp'],
    ['Mon 08:36', 'robin', 'replies', 'Good morning Priya, please leave it on, I’m looking at its log.'],
    [
      'Mon 08:58',
      'robin',
      'raises',
      'Error 0x800f0922, the recovery partition is too small. Please enlarge it.',
    ],
  ],
  [
    ['Mon 08:19', 'noor', 'writes', 'I have a new phone and the sign-in code never arrives'],
    ['Mon 08:20', 'noor', 'needsHelp'],
    ['Mon 08:33', 'kim', 'picksUp'],
    ['Mon 08:37', 'kim', 'asks', 'Hi Noor, do you still have the old phone at hand, switched on?'],
  ],
  [
    [
      'Mon 08:35',
      'kofi',
      'fillsIn',
      {
        title: 'Scanner app closes at the second pallet',
        details:
          'Always at the second one, on both scanners of gate 4. We write the numbers down by hand for now.',
        category: 'line-of-business',
        reach: 'myTeam',
        canWork: 'yes',
      },
    ],
    ['Mon 08:46', 'pat', 'picksUp'],
    ['Mon 08:50', 'pat', 'replies', 'Good morning Kofi, did both scanners update over the weekend?'],
    ['Mon 08:57', 'kofi', 'writes', 'Yes, to version 4.2'],
  ],
  [
    [
      'Mon 08:48',
      'ingrid',
      'fillsIn',
      {
        title: 'Company Portal says my laptop isn’t compliant',
        category: 'access',
        canWork: 'no',
        reach: 'onlyMe',
      },
    ],
    ['Mon 08:55', 'robin', 'picksUp'],
    [
      'Mon 09:08',
      'robin',
      'resolves',
      'Encryption was switched off by the repair; switched it on again and synced.',
    ],
  ],
  [
    [
      'Mon 08:54',
      'yuki',
      'fillsIn',
      { title: 'A mail with a big attachment is stuck in my Outbox', category: 'microsoft-apps' },
    ],
    ['Mon 09:01', 'kim', 'picksUp'],
    ['Mon 09:14', 'kim', 'resolves', 'Sent the file as a OneDrive link and emptied the Outbox.'],
  ],
  [
    ['Mon 09:02', 'sam', 'writes', 'No network at the docking station after my laptop was asleep'],
    ['Mon 09:03', 'sam', 'needsHelp'],
    ['Mon 09:10', 'robin', 'picksUp'],
    [
      'Mon 09:13',
      'robin',
      'replies',
      'Good morning Sam! Does it say anything when you click the network symbol?',
    ],
    ['Mon 09:17', 'sam', 'shows', 'Only this:'],
    [
      'Mon 09:24',
      'robin',
      'replies',
      'Thank you, that helps. Please unplug the dock for ten seconds and plug it in again.',
    ],
    ['Mon 09:37', 'sam', 'writes', 'Still the same, and now the left screen flickers too.'],
  ],
  [
    [
      'Mon 09:12',
      'luis',
      'fillsIn',
      {
        title: 'Label printer in goods-in is offline',
        category: 'infrastructure',
        reach: 'myTeam',
        canWork: 'yes',
      },
    ],
  ],
  [
    [
      'Mon 09:21',
      'amara',
      'fillsIn',
      {
        title: 'Nobody in Marketing can open the campaign mailbox',
        details: 'It asks for a password and then says access denied. The campaign starts at noon.',
        category: 'access',
        reach: 'myTeam',
        canWork: 'no',
      },
    ],
  ],
  [
    [
      'Mon 09:27',
      'mateo',
      'fillsIn',
      {
        title: 'HR self-service shows last year’s holidays',
        category: 'line-of-business',
        reach: 'manyPeople',
        canWork: 'yes',
      },
    ],
  ],
  [
    [
      'Mon 09:38',
      'hana',
      'fillsIn',
      {
        title: 'The Start menu doesn’t open since the update',
        category: 'windows',
        reach: 'onlyMe',
        canWork: 'yes',
      },
    ],
  ],
];
