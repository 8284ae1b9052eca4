import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** Everything that is not the public internet: ourselves, the local network, and what clouds put there for machines. */
const inner = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  // Azure's own services for a virtual machine answer on this public-looking address.
  ['168.63.129.16', 32],
] as const) {
  inner.addSubnet(network, prefix, 'ipv4');
}

/** Within 2000::/3, what wraps another address or is not routed. */
const odd = new BlockList();
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  odd.addSubnet(network, prefix, 'ipv6');
}
const global = new BlockList();
global.addSubnet('2000::', 3, 'ipv6');

export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !inner.check(address, 'ipv4');
  return isIPv6(address) && global.check(address, 'ipv6') && !odd.check(address, 'ipv6');
}
