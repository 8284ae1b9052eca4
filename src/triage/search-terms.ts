import { wordsOf } from './features.ts';
import { fillers } from './fillers.ts';

const sameWord: Readonly<Record<string, string>> = {
  wlan: 'wifi',
  wireless: 'wifi',
  logon: 'login',
  signin: 'login',
  pc: 'computer',
  laptop: 'computer',
  notebook: 'computer',
  monitor: 'screen',
  display: 'screen',
  application: 'app',
  software: 'app',
  program: 'app',
  cross: 'x',
  hang: 'freeze',
};

/** Words as the index keeps them: without fillers and endings, one spelling for what people call differently. */
export function termsOf(text: string): string[] {
  const joined = text
    .replace(/\bwi-fi\b/gi, 'wifi')
    .replace(/\bone drive\b/gi, 'onedrive')
    .replace(/\b(?:log|sign)(?:ing|ed|s)?[ -](in|on)\b/gi, 'login');
  return wordsOf(joined)
    .filter((word) => !fillers.has(word))
    .map((word) => sameWord[word] ?? word.replace(/(?<=\w{3})(?:ings?|ers?|ed|es|s|e)$/, ''));
}
