import { wordsOf } from './features.ts';

/**
 * What somebody wants with a message.
 * `form` and `formForOther` ask for the full form; `unclear` is a word or two that says nothing by itself.
 */
export type Intent =
  | 'empty'
  | 'unclear'
  | 'greeting'
  | 'thanks'
  | 'help'
  | 'human'
  | 'requests'
  | 'form'
  | 'formForOther'
  | 'report';

export interface Wish {
  intent: Intent;
  /** Asks for a person, be it in the middle of a report. */
  wantsPerson: boolean;
  /** Says that it works again or no longer matters. */
  saysSolved: boolean;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const only = (words: readonly string[], allowed: ReadonlySet<string>): boolean =>
  words.every((word) => allowed.has(word));
const some = (words: readonly string[], wanted: ReadonlySet<string>): boolean =>
  words.some((word) => wanted.has(word));

const polite = set(
  'please pls plz kindly bitte svp por favor sil vous plait deskhand bot now quickly asap urgently',
);
const greeting =
  /^(?:(?:hello|hi+|hey+|hallo|moin|servus|bonjour|bonsoir|salut|hola|buenas|buenos dias|buenas (?:tardes|noches)|ciao|greetings|dear|howdy|good (?:morning|afternoon|evening|day)|morning|guten (?:tag|morgen|abend))(?: (?:there|all|everyone|everybody|guys|folks|again|zusammen|an alle|a tous|a todos|(?:it |support |help |service )*(?:team|support|helpdesk|desk)|deskhand|bot))*(?: |$))+/;
const smallTalk =
  /^(?:how are (?:you|u|things)(?: doing)?(?: today)?|whats up|(?:are )?(?:you|u) there|(?:is )?any(?:one|body)(?: out)? (?:there|here)|nice to meet you)$/;

const thankful = set(
  'thanks thank thx tnx ty cheers danke dank merci gracias grazie super parfait perfecto perfekt genial prima appreciated appreciate perfect great awesome brilliant excellent wonderful',
);
const thankfulWith = set(
  'thanks thank thx tnx ty cheers danke dank merci gracias grazie super parfait perfecto perfekt genial prima appreciated appreciate perfect great awesome brilliant excellent wonderful ' +
    'ok okay cool nice super good so very much many a lot again you u for your the this that is was it its all everything help support answer reply quick fast guys team job work well done lovely and im i really vielmals schon schone vielen lieben dank besten dir euch ihnen fur die hilfe das sehr beaucoup bien pour votre aide tout muchas mil por la ayuda todo hat geholfen hilft schnelle schnell gut sehr ca ma aide aidee rapide me ha ayudado rapida toi vous sie dich',
);
const solved =
  /^(?:(?:it|its|that|thats|this|everything|all|problem|issue|the problem|the issue|my problem)\s?)?(?:(?:is|has been|has|seems|did|all|just|now|already)\s?)*(?:works|worked|working|solved|fixed|resolved|sorted|did the trick|ok|fine|good)(?: (?:it|now|again|fine|well|out|for me|myself|by itself|perfectly|today))*$/;
const solvedElsewhere =
  /^(?:(?:es|das|alles|problem|hat sich|ist|hat|jetzt|nun) )*(?:geht|funktioniert|lauft|klappt|gelost|erledigt|behoben)(?: (?:es|jetzt|wieder|nun|alles|gut|doch))*$|^(?:(?:le|probleme|cest|ca|tout|est|maintenant) )*(?:resolu|regle|remarche|marche|fonctionne)(?: (?:de|a|nouveau|maintenant|bien|tout))*$|^(?:(?:ya|todo|el|problema|esta|ahora|me|se) )*(?:funciona|resuelto|solucionado|arreglado|arreglo)(?: (?:ya|bien|ahora|todo|otra vez))*$/;
const dropped =
  /^(?:(?:the )?(?:problem|issue|error)s? (?:is|are|has)? ?gone|(?:i )?found (?:it|the (?:solution|answer|problem))|never ?mind|forget (?:it|about it)|no longer needed|not needed any ?more|ignore (?:it|this|that|me|my message)|cancel(?: it| that| this)?)$/;

const person = set(
  'human person agent operator representative technician people mensch menschen mitarbeiter humain humaine personne conseiller technicien persona humano agente tecnico',
);
const talking = set(
  'talk speak chat call contact connect transfer sprechen reden anrufen parler appeler hablar llamar',
);
const someone = set('someone somebody anyone anybody colleague jemand jemandem kollegen quelquun alguien');
const personWith = set(
  'human person agent operator representative technician people talk speak chat call contact connect transfer someone somebody anyone anybody colleague ' +
    'i id want need would like wanna to can could may let me get give put through with a an the real actual live proper being support it team here just us from of helpdesk service desk some any is there still you rather phone with ' +
    'mensch menschen mitarbeiter ich mochte will brauche einen einem ein mit bitte echten vom von reden sprechen jemand jemandem kollegen anrufen ' +
    'humain humaine personne conseiller technicien je veux voudrais souhaite besoin dun une un parler a avec quelquun du appeler vraie ' +
    'persona humano agente tecnico yo quiero quisiera necesito hablar con una un alguien llamar del soporte real',
);
const wantsPerson =
  /\b(?:talk|speak|chat)(?:ing)? (?:to|with) (?:a |an |some |your |the |any)?(?:real |actual |live )?(?:human|person|agent|one|body|someone|somebody|technician|colleague|support)\b|\b(?:want|need|get|give|send)(?: me)? an? (?:real |actual |live )?(?:human|person|agent|technician)\b|\breal (?:human|person)\b|\bcall me\b|\bmit (?:einem|nem) (?:echten )?(?:menschen|mitarbeiter|kollegen)\b|\b(?:parler|discuter) (?:a|avec) (?:une|un) (?:vraie |vrai )?(?:personne|humain|conseiller|technicien)\b|\bhablar con (?:una|un) (?:persona|humano|agente|tecnico)\b/;

const commands: readonly (readonly [Intent, RegExp])[] = [
  ['human', /^i (?:still )?need (?:more )?help(?: still)?$(?<=still.*)/],
  [
    'help',
    /^(?:help|hilfe|aide|ayuda|help me|was kannst du|was konnen sie|konnen sie mir helfen|kannst du mir helfen|ich brauche hilfe|jai besoin daide|pouvez vous maider|peux tu maider|necesito ayuda|me puedes ayudar|puede ayudarme|que sais tu faire|que puedes hacer|(?:i )?need (?:some )?help|can (?:you|some(?:one|body)) help(?: me)?|what can (?:you|i) do(?: here)?|what do you do|(?:who|what) are you|how (?:does (?:this|it) work|do i use (?:this|you))|commands?|menu|start|options|info)$/,
  ],
  [
    'requests',
    /^(?:(?:show|list|see|open)(?: me)? )?(?:all )?(?:of )?(?:my|meine|mes|mis) (?:open |current |old |offenen )?(?:requests?|tickets?|cases?|problems|anfragen|demandes|solicitudes)$|^(?:requests|tickets|status)$|^(?:whats |what is |show )?(?:the )?status of (?:my (?:requests?|tickets?)|dh \d+)$|^dh ?\d+$/,
  ],
  [
    'formForOther',
    /^(?:report|open|new|create)(?: a| an)?(?: new)?(?: problem| request| ticket)? for (?:someone|somebody|some one|a colleague|another person)(?: else)?$/,
  ],
  [
    'form',
    /^(?:(?:i want to |i would like to |id like to |can i )?(?:report|open|create|raise|log|submit|file|make|start)(?: a| an| another| my)?(?: new)? (?:problem|request|ticket|issue|incident|case)|report|new (?:problem|request|ticket|issue)|(?:neues )?problem melden|neues problem|signaler un probleme|nouveau probleme|(?:informar|reportar|notificar)(?: de)? un problema|nuevo problema)$/,
  ],
];

const chatter = set(
  'ok okay k yes yeah yep no nope hm hmm mhm aha lol haha test testing tests ping hey oh sure maybe well so and but why what who when where how cool nice good fine ' +
    'i have a an the got problem question issue quick this is just it',
);

/** `knows` says whether a word has been seen in a report before. */
export function readIntent(text: string, knows: (word: string, greeted: boolean) => boolean): Wish {
  const all = wordsOf(text);
  if (all.length === 0) return wish(withoutWords(text));
  const words = trimPolite(all);
  const phrase = words.join(' ');
  const rest = trimPolite(phrase.replace(greeting, '').split(' ').filter(Boolean));
  const said = rest.join(' ');
  const greeted = said.length < phrase.length && greeting.test(phrase);
  if (!said) return wish(greeted ? 'greeting' : 'unclear');
  if (smallTalk.test(said)) return wish('greeting');
  for (const [intent, pattern] of commands) if (pattern.test(said)) return wish(intent);
  if (only(rest, thankfulWith) && some(rest, thankful)) return wish('thanks');
  if (!text.includes('?') && soundsSolved(rest)) return { ...wish('thanks'), saysSolved: true };
  if (
    only(rest, personWith) &&
    (some(rest, person) || (some(rest, talking) && some(rest, someone)) || said === 'call me')
  )
    return { ...wish('human'), wantsPerson: true };
  if (rest.length === 1 && !knows(said, greeted) && isLatin(said))
    return wish(greeted ? 'greeting' : 'unclear');
  if (only(rest, chatter)) return wish('unclear');
  return { ...wish('report'), wantsPerson: wantsPerson.test(said) };
}

/** Thanks, or that it works again, and nothing else. */
export const isThanks = (text: string): boolean => readIntent(text, () => true).intent === 'thanks';

const wish = (intent: Intent): Wish => ({ intent, wantsPerson: intent === 'human', saysSolved: false });

// A word in another script is somebody's language, not gibberish.
const isLatin = (word: string): boolean => /^[\p{Script=Latin}\p{N}]+$/u.test(word);

function withoutWords(text: string): Intent {
  if (/[👍🙏❤💚💙😊🙂😀🎉👌]/u.test(text)) return 'thanks';
  return text.includes('?') ? 'help' : 'empty';
}

/** "Yes" before it, and whom the thanks after it go to. */
const agreed = /^(?:yes|yep|yeah|yup|ja|jep|oui|si|great|perfect|super) /;
const thanksTo =
  / (?:many |vielen )?(?:thanks|thank you|thx|danke|dank|merci|gracias)(?: (?:so|very) much| a lot| beaucoup)?(?: (?!(?:but|and|however|still|now|not|aber|und|mais|pero|y)\b)\p{L}{2,20}){0,2}$/u;
function soundsSolved(words: string[]): boolean {
  const said = words.join(' ').replace(agreed, '').replace(thanksTo, '');
  const bare = said
    .split(' ')
    .filter((word) => !thankful.has(word) && word !== 'you' && word !== 'ok')
    .join(' ');
  return dropped.test(said) || [dropped, solved, solvedElsewhere].some((pattern) => pattern.test(bare));
}

function trimPolite(words: string[]): string[] {
  let from = 0;
  let to = words.length;
  while (from < to && polite.has(words[from]!)) from++;
  while (to > from && polite.has(words[to - 1]!)) to--;
  return words.slice(from, to);
}

const saysNothing = set(
  'it its this that thing things something anything everything everybody same again still happening happens does doesnt dont do not no isnt wont cant work works working worked broken broke wrong bad weird strange stupid down off up out ' +
    'please help urgent urgently asap problem problems issue issues error trouble question my me i im is are am was be been has have had a an the of with to and or but so just now today since here there very really all always colleague has ' +
    'es das ist geht nicht mehr kaputt problem hilfe bitte dringend wieder immer noch funktioniert was stimmt etwas nix gar ca cela marche pas plus probleme aide urgent encore toujours rien ne fonctionne no funciona nada ayuda urgente otra vez sigue igual problema',
);

/** Complains, but of nothing in particular: "it does not work again". */
export const isVague = (text: string): boolean => {
  const said = wordsOf(text);
  return said.length > 0 && said.length <= 12 && said.every((word) => saysNothing.has(word));
};

const yes =
  /^(?:yes|yep|yeah|yup|ja|jep|oui|si|correct|genau|exactement)(?: |$)(?!.*\b(?:but|not|aber|nicht|mais|pas|pero|no)\b)/;
const no =
  /^(?:no|nope|nein|non|not yet|noch nicht|pas encore|todavia no)(?: |$)|^(?:it|its|that|still|es|das|ca|sigue)\b.*\b(?:not|doesnt|isnt|same|nicht|pas|no|igual)\b/;

/** A plain yes or no, and what goes with it. */
export function readAnswer(text: string): 'yes' | 'no' | undefined {
  const said = wordsOf(text).join(' ');
  if (said.length > 200) return undefined;
  if (yes.test(said) && said.split(' ').length <= 6) return 'yes';
  return no.test(said) ? 'no' : undefined;
}
