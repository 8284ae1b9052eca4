export type SlashCommand = { name: string; argument: string };

/** `/resolve driver rolled back`, in plain text without the mention. A path such as `/etc/hosts` is none. */
export function slashCommandOf(text: string): SlashCommand | undefined {
  const found = /^\/([a-z][a-z-]{0,30})(?![^\s])/i.exec(text.trim());
  if (!found) return undefined;
  return { name: found[1]!.toLowerCase(), argument: text.trim().slice(found[0].length).trim() };
}

/** What starts with `//` stays in the team. */
export function isInternal(text: string): boolean {
  return text.trimStart().startsWith('//');
}
