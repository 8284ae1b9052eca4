/* What a report's words say about where its problem belongs, besides its category. */

const compromise =
  /\bphish|\b(typed|entered|gave|put in|told|sent) (in )?(my|her|his|their|the) (password|pin|credentials|code)\b|\bhacked\b|\bransom|\b(virus|malware|trojan)\b|\bencrypted all\b|\bstolen\b|\bclicked (on )?(a|the|that) (strange |odd |suspicious )?(link|attachment)\b|\bsomebody else (is )?(using|in) my\b/i;

/** Somebody may have got hold of a password or a device. */
export const suspectsCompromise = (words: string): boolean => compromise.test(words);

export const mentionsDriver = (words: string): boolean => /\bdrivers?\b|\bfirmware\b/i.test(words);

const products: [RegExp, string][] = [
  [/\boutlook\b/i, 'Microsoft Outlook'],
  [/\bteams\b/i, 'Microsoft Teams'],
  [/\bonedrive\b/i, 'OneDrive'],
  [/\bsharepoint\b/i, 'SharePoint'],
  [/\bexcel\b/i, 'Microsoft Excel'],
  [/\bword\b/i, 'Microsoft Word'],
  [/\bpower ?point\b/i, 'Microsoft PowerPoint'],
  [/\bedge\b/i, 'Microsoft Edge'],
  [/\bwindows\b|\bbitlocker\b|\bstart menu\b/i, 'Windows'],
];

/** The first product of Microsoft's that is named. */
export const productIn = (words: string): string | undefined =>
  products.find(([pattern]) => pattern.test(words))?.[1];
