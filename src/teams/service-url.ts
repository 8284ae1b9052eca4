import type { Config } from '../config.ts';
import { isLoopback } from '../setting-types.ts';

/** Only this much of an address: no user, query, fragment, escape or backslash for parsers to disagree about. */
const PLAIN = /^https?:\/\/[A-Za-z0-9.:[\]-]+(\/[A-Za-z0-9._~/:@-]*)?$/;

/**
 * Tells where the bot may send its token. Hosts are compared whole: anyone may register a name under
 * `trafficmanager.net`. Plain http is for this machine only, and outside practice only where it was listed.
 */
export function serviceUrlCheck({ mode, serviceUrlHosts }: Pick<Config, 'mode' | 'serviceUrlHosts'>) {
  const listed = new Set(serviceUrlHosts.map((host) => host.replace(/:443$/, '')));
  return (text: unknown): text is string => {
    if (typeof text !== 'string' || text.length > 500 || !PLAIN.test(text)) return false;
    const url = URL.parse(text);
    if (!url) return false;
    const local = isLoopback(url.hostname);
    if (mode === 'practice') return local;
    return listed.has(url.host) && (url.protocol === 'https:' || local);
  };
}
