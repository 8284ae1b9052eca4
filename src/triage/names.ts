import type { Category } from '../domain/category.ts';

interface Name {
  name: string;
  category: Category;
  pattern: RegExp;
}

const name = (category: Category, name: string, pattern: RegExp): Name => ({ name, category, pattern });

/**
 * Names that say by themselves what a problem is about, however they are misspelt most often.
 * A name is a hint, not a verdict: the examples may outvote it ("my password for Outlook").
 */
const names: readonly Name[] = [
  name(
    'windows',
    'Windows Update',
    /\b(windows|feature|cumulative) ?updates?\b|\bupdates? (is |are )?(stuck|fail)|\bupdates:/i,
  ),
  name(
    'windows',
    'Windows',
    /\bblue ?screen|\bbsod\b|\bstop ?code\b|\bstart ?(menu|button)\b|\btask ?bar\b|\b(file )?explorer\b|\bwindo?w?s?o?ws? (1[01]|key)\b|\bwin ?1[01]\b|\breboots?\b|\bboots?\b|\bdesktop icons\b/i,
  ),
  name(
    'microsoft-apps',
    'Outlook',
    /\bout?lo+ks?\b|\be-?mails?\b|\bmails\b|\bmailbox|\bcalend[ae]r|\binbox\b|\boutbox\b|\bwinmail|\breminders?\b/i,
  ),
  name(
    'microsoft-apps',
    'Teams',
    /\bms teams\b|\bteams\b(?! goals| folder)|\b(meeting|call) (link|recording)|\brecord (a |the )?meeting/i,
  ),
  name('microsoft-apps', 'OneDrive', /\bone ?drive\b|\bsharepoint\b/i),
  name('microsoft-apps', 'Excel', /\bexcel\b|\bspread ?sheets?\b|\bxlsx?\b|\bv?lookup\b|\bpivot/i),
  name(
    'microsoft-apps',
    'Word',
    /\b(ms|in|of|open(ing)?|closed|microsoft) word\b|\bword (doc|file|is|has|keeps|crash)|\bdocx?\b|^word\b/i,
  ),
  name('microsoft-apps', 'PowerPoint', /\bpower ?poin?t\b|\bpptx?\b|\bslide ?shows?\b|\bslides\b/i),
  name('microsoft-apps', 'OneNote', /\bone ?note\b/i),
  name(
    'microsoft-apps',
    'Microsoft 365',
    /\b(microsoft|office|m|o) ?365\b|\bms office\b|\boffice apps?\b|\bunlicensed product\b/i,
  ),
  name('browser', 'Edge', /\b(microsoft |ms )?edge\b/i),
  name('browser', 'Chrome', /\bchrome\b/i),
  name('browser', 'Firefox', /\bfirefox\b|\bsafari\b/i),
  name(
    'browser',
    'Browser',
    /\bbro[wu]?w?sers?\b|\bweb ?(site|page)s?\b|\bcookies?\b|\bbookmarks?\b|\bfavou?rites\b|\bincognito\b|\bhttps?:|\bsurfing\b|\bpop-?ups? (window|block)|\bsearch engine\b|\bproxy\b/i,
  ),
  name('device', 'Dock', /\bdo[ck]{2}(ing)?\b/i),
  name(
    'device',
    'Monitor',
    /\b(external|second|two|both) (monitor|screen|display)s?\b|\bmonitors?\b|\bhdmi\b|\bdisplayport\b/i,
  ),
  name('device', 'Keyboard and mouse', /\bkey ?board\b|\btouch ?pad\b|\btrack ?pad\b|\bmouse\b(?! pointer)/i),
  name(
    'device',
    'Headset',
    /\bhead(set|phones?)\b|\bear(buds|phones)\b|\bweb ?cam\b|\bspeakers?\b|\bmicrophone is\b/i,
  ),
  name('device', 'Battery', /\bbatter(y|ies)\b|\bcharg(er|ing)\b|\bpower button\b/i),
  name(
    'device',
    'Laptop',
    /\bspil(led|t)\b|\bdropped (it|my)\b|\bstolen\b|\bhinge\b|\bfan is\b|\bfinger ?print\b|\bthink ?pad\b|\bcracked\b|\bi ?phone\b|\bi ?pad\b|\bclicking (sound|noise)/i,
  ),
  name(
    'infrastructure',
    'VPN',
    /\bvp[nm]n?\b|\btunnel\b|\bremote access\b|\bike\b|\bany ?connect\b|\bglobal ?protect\b|\bforticlient\b|\bzscaler\b/i,
  ),
  name(
    'infrastructure',
    'Printer',
    /\bprinte?rs?\b|\bprints?\b|\bprinting\b|\bcopiers?\b|\bscann?(er|ing)s?\b|\bplotter\b|\btoner\b/i,
  ),
  name('infrastructure', 'Wi-Fi', /\bwi-?fi\b|\bwlan\b|\bwireless\b(?! (mouse|key|head))|\bhot ?spot\b/i),
  name(
    'infrastructure',
    'Network',
    /\bethernet\b|\blan\b|\bnetwork\b|\bnetwrk\b|\bno internet\b|\binternet is\b|\bdns\b(?!_)|\bdhcp\b|\bping\b|\brdp\b|\bremote desktop\b|\bcitrix\b|\bfile ?server\b/i,
  ),
  name('infrastructure', 'Network drive', /\b[d-z]: ?drive\b|\b(network|shared|mapped) drive|\\\\[\w.]+\\/i),
  name('line-of-business', 'SAP', /\bsap\b/i),
  name(
    'line-of-business',
    'Business app',
    /\bsales ?force\b|\bworkday\b|\bservice ?now\b|\bmaximo\b|\boracle\b|\bora-\d+|\bcrm\b|\berp\b|\bdynamics\b|\bjira\b|\bconfluence\b|\bdatev\b|\btableau\b|\bqlik\b|\bpower ?bi\b|\bcad\b|\bautocad\b|\bsolidworks\b|\bphotoshop\b|\bacrobat\b|\bmatlab\b|\bhub ?spot\b|\bzendesk\b|\bnavision\b|\bnet ?suite\b|\bquick ?books\b|\bsage\b|\bconcur\b|\bariba\b|\bcoupa\b|\bsuccess ?factors\b|\badp\b|\bkronos\b|\breplicon\b|\brevit\b|\bcatia\b|\bteamcenter\b|\bindesign\b|\billustrator\b|\blims\b|\bepic\b|\bmes\b|\bpos\b|\bfiori\b/i,
  ),
  name(
    'line-of-business',
    'Business app',
    /\b(in-?house|legacy|business|time ?(sheet|recording|tracking)|booking|reservation|warehouse|inventory|payroll|invoicing|ordering|planning|claims|accounting|purchase order)s?('s?)? (app|application|system|software|tool|program)/i,
  ),
  name(
    'managed-setting',
    'Company Portal',
    /\bcompany portal\b.*\b(sync|check|update|compl|stuck|need)|\bintune\b|\bmdm\b|\bautopilot\b|\benrol/i,
  ),
  name(
    'managed-setting',
    'Policy',
    /\b(managed|blocked|disabled|hidden|locked|forced|greyed|refused)\b.*\b(by|because) (your |the |my |a |it )?\w*\s?(org|admin|company|policy|it\b)|\bgr[ae]yed out\b|\bpolicy\b|\bpolicies\b|\b(organi[sz]ation|company|admins?) (manages|blocks|doe?s ?n.?t allow|disabled)/i,
  ),
  name(
    'managed-setting',
    'Compliance',
    /\b(non|not |isn.?t |un)-?complian(t|ce)|\bcompliance\b|\bconditional access\b|\bwork profile\b/i,
  ),
  name(
    'access',
    'Password',
    /\bpass ?wo?rds? (forgotten|expired|reset|incorrect|wrong)|\b(forg[eo]t|reset|wrong|expired|new|remember|change[d]?) (my |the )?(pas+wo?rd|pin|login)|\busername\b|\blocked out\b|\baccount (is |was |seems )?(locked|disabled)/i,
  ),
  name('access', 'Authenticator', /\bauthenticator\b|\bmfa\b|\b2fa\b|\btwo.?factor\b/i),
  name('access', 'BitLocker', /\bbit ?locker\b|\brecovery key\b/i),
  name(
    'access',
    'Permission',
    /\bpermissions?\b|\baccess denied\b|\badmin(istrator)? (rights|name|password)\b|\blocal admin\b|\btemporary admin\b|\blicen[cs]e for\b|\b(grant|give|need|request\w*) (\w+ ){0,3}(access|rights) (to|for)\b|\b(security|distribution|sales|distr\w*) (group|list)\b|\bnew (hire|starter)\b|\blog ?(on|in)\b.*\bnot\b/i,
  ),
  name(
    'other',
    'Workplace',
    /\bholidays?\b|\bvacation days\b|\bsalary\b|\bpay ?slip\b|\bparking\b|\bcanteen\b|\blunch\b|\bheating\b|\bair ?con|\bcoffee machine\b|\bdesk chair\b|\boffice chair\b|\bexpenses?\b|\btravel costs\b|\bsick (note|today|leave)\b|\bcontract\b|\bmail ?room\b|\bclean(ing|ers?)\b|\btoilet\b|\bweather\b|\bjoke\b/i,
  ),
];

export interface NamedHint {
  name: string;
  category: Category;
}

/** The products and matters that a text names, each once. */
export function findNames(text: string): NamedHint[] {
  const found = new Map<string, NamedHint>();
  for (const { name, category, pattern } of names)
    if (pattern.test(text)) found.set(name, { name, category });
  return [...found.values()];
}
