/** Opens a thread in Teams. */
export function threadLink(channelId: string, rootId: string): string {
  return `https://teams.microsoft.com/l/message/${encodeURIComponent(channelId)}/${encodeURIComponent(rootId)}`;
}
