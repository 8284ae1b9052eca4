import type { Destination, Destinations } from '../config.ts';
import type { Route } from '../domain/route.ts';

/** Where a route leads; of several vendors to the one whose maker fits, else to the one for the rest. */
export function destinationOf(
  destinations: Destinations,
  route: Route,
  maker: string | undefined,
): Destination {
  if (route !== 'hardware') return destinations[route];
  const named = maker?.trim().toLowerCase() ?? '';
  const { hardware } = destinations;
  const fits = hardware.find((vendor) => vendor.maker && isMaker(named, vendor.maker));
  return (fits ?? hardware.find((vendor) => !vendor.maker))?.destination ?? { type: 'manual' };
}

/** `Fabrikam Inc.` is Fabrikam; `Fab` isn't. */
function isMaker(named: string, maker: string): boolean {
  return named === maker || named.startsWith(`${maker} `) || named.startsWith(`${maker},`);
}
