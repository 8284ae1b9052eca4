import type { Reach } from '../domain/severity.ts';
import { withoutAccents } from './accents.ts';

/** What the words say about how bad it is; undefined where they say nothing. */
export interface Impact {
  reach?: Reach;
  canWork?: boolean;
}

const sign = ({ source }: RegExp): RegExp => new RegExp(withoutAccents(source), 'i');

const many = sign(
  /\b(?:(?:for|affects|affecting|hits) every(?:one|body)|every(?:one|body) (?:else|is|has|can.?t|cannot|gets?|here|in)|all (?:of us|users?|employees|staff|colleagues|our people|departments|sites|offices|stores|branches)|whole (?:company|building|site|office|floor|plant|factory|department|hospital|school)|entire (?:company|building|site|office|plant|department)|nobody (?:can|is able)|no ?one (?:can|is able)|many (?:people|users|colleagues)|dozens|hundreds|company ?-?wide|site ?-?wide|(?:1[0-9]|[2-9]\d|\d{3,}) (?:people|users|colleagues|employees|persons))\b|\b(?:alle (?:mitarbeiter|kollegen|benutzer|anwender|im haus)|niemand (?:kann|kommt)|(?:ganze|gesamte)[rsn]? (?:firma|abteilung|standort|gebäude|werk|etage|haus))\b|\b(?:tout le monde|personne ne peut|tous les (?:utilisateurs|collègues|employés|postes)|toute (?:l'entreprise|la société|l'équipe du site))\b|\b(?:todo el mundo|nadie puede|todos los (?:usuarios|compañeros|empleados)|toda la (?:empresa|oficina|planta|sede))\b/,
);
const team = sign(
  /\b(?:my|our|the) (?:whole |entire )?(?:team|department|group|office|crew|shift)(?: (?:all|can.?t|cannot|has|have|is|are)|\b.{0,25}\b(?:same|too|also|affected))|\b(?:several|multiple|some|three|four|five|six|other|two|all my|my) (?:other )?(?:colleagues|coworkers|co-workers|people|users|teammates)\b|\bwe all\b|\bnone of us\b|\bus all\b|\b(?:mein|unser)(?:e|em|er)? (?:ganze[sn]? )?(?:team|abteilung)\b|\b(?:mehrere|einige|auch (?:meine|andere)) kollegen\b|\bwir alle\b|\b(?:mon|notre|toute l.)\s?(?:équipe|service)\b|\b(?:plusieurs|mes|d'autres) collègues\b|\b(?:todo mi|todo nuestro|nuestro) (?:equipo|departamento)\b|\b(?:varios|mis|otros) compañeros\b/,
);
const stopped = sign(
  /\b(?:can.?t|cannot|can not|couldn.?t|unable to|not able to) (?:work|do (?:anything|any work|my (?:work|job))|use (?:my|the) (?:computer|laptop|pc) at all|continue|start working|serve|take orders|ship|see patients|sell)\b|\b(?:work|production|business|shipping|the line|everything) (?:has |is |has been |have )?(?:stopped|at a (?:complete )?stand ?still|down|blocked|come to a halt)\b|\b(?:totally|completely) (?:down|stuck|blocked)\b|\bdead in the water\b|\bstuck here\b|\bnothing works\b|\b(?:won.?t|does ?n.?t|doesnt|wont) (?:turn on|power on|boot|start up) (?:at all|anymore|any more)\b|\bkann (?:gar |überhaupt )?nicht(?:s)?(?: mehr)? arbeiten\b|\bkann nichts (?:mehr )?(?:machen|tun)\b|\bsteht alles still\b|\bgar nichts (?:geht )?mehr\b|\b(?:je ne|on ne|nous ne) (?:peux|peut|pouvons|puis) (?:plus|pas|rien) (?:du tout )?(?:travailler|faire)\b|\btout est (?:bloqué|à l'arrêt)\b|\bno (?:puedo|podemos) (?:trabajar|hacer nada)\b|\btodo (?:está )?parado\b/,
);
const goesOn = sign(
  /\b(?:can (?:still )?work|work ?around|not urgent|no rush|no hurry|whenever you|low priority|just annoying|when you have time|kann (?:trotzdem |noch )?arbeiten|nicht (?:so )?(?:dringend|eilig)|eilt nicht|pas urgent|rien d'urgent|no es urgente|sin prisa)\b/,
);

/** Hints of severity. What they give is shown to agents, who may know better. */
export function readImpact(text: string): Impact {
  const plain = withoutAccents(text);
  const reach = many.test(plain) ? 'manyPeople' : team.test(plain) ? 'myTeam' : undefined;
  const canWork = goesOn.test(plain) ? true : stopped.test(plain) ? false : undefined;
  return { ...(reach && { reach }), ...(canWork !== undefined && { canWork }) };
}
