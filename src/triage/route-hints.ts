/* What a report's words say about where its problem belongs, besides its category. */

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
