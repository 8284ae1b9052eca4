import type { Language } from '../domain/language.ts';

/** Words that say nothing of what a problem is about, as `wordsOf` spells them: without accents and apostrophes. */
const byLanguage: Record<Language, string> = {
  en:
    'a an the my is it its i to of and in on for with me at this that was are be has have had am im you your we our us they he she ' +
    'not no do does dont doesnt did didnt cant can cannot could will wont would should again now since when after before how what where why who ' +
    'very so too but or if then from by as any all some just still only more there here please help need want get got hi hello thanks time ' +
    'work working works problem issue error today yesterday morning',
  de:
    'der die das den dem des ein eine einen einem einer eines und oder aber auch ist sind war waren bin hat habe haben hatte wird werden wurde kann konnte kannst konnen ' +
    'ich du er sie es wir ihr mich mir mein meine meinen meinem meiner dich dir uns unser euch ihnen sich man nicht kein keine keinen mehr nur noch schon wieder immer nie ' +
    'in im an am auf aus bei beim mit nach von vom vor zu zum zur fur uber unter durch gegen ohne um bis seit wenn wann weil dass ob als wie was wo wer warum wieso ' +
    'da dann hier dort jetzt heute gestern morgen fruh immer alle alles nichts etwas sehr so ganz mal bitte danke hallo hilfe geht ging gehen funktioniert funktionieren problem fehler seite',
  fr:
    'le la les un une des du de d l et ou mais est sont etait ete ai as a avons avez ont suis es sommes etes je tu il elle on nous vous ils elles jai mon ma mes ton ta tes son sa ses ' +
    'notre nos votre vos leur leurs me te se ce cet cette ces ca cest ne pas plus rien jamais que qui quoi dont ou quand comment pourquoi si en dans sur sous avec sans pour par ' +
    'depuis apres avant chez entre vers au aux y peux peut pouvez veux veut fait faire tout tous toute toutes tres trop bien encore toujours deja ici la bonjour merci svp aide ' +
    'aujourdhui hier matin marche fonctionne probleme erreur quand lorsque nest sest quil',
  es:
    'el la los las un una unos unas de del al y o pero es son era fue ser estar esta estan estoy he ha han hay tengo tiene yo tu ella nosotros ellos me te se nos mi mis su sus tu tus ' +
    'este esta esto estos ese esa eso lo le les que quien cual cuando como donde por para porque si no ni nada nunca mas muy ya aun todavia siempre tambien solo en con sin sobre entre ' +
    'desde hasta tras antes despues a ante hoy ayer manana todo todos toda todas algo alguien hola gracias favor ayuda puedo puede pueden quiero hacer hace va funciona problema error cada otra otro',
};

export const fillers: ReadonlySet<string> = new Set(
  Object.values(byLanguage).flatMap((words) => words.split(' ')),
);
