import type { Incoming, IncomingFile } from '../app/incoming.ts';
import { mentionsOf, picturesIn, plainText, wordsOf } from './html.ts';
import { sentAt } from './read-activity.ts';
import type { TeamsActivity } from './read-activity.ts';

/** What a message says and brings, freed of Teams' shapes. */
export function incomingOf(activity: TeamsActivity, now: string): Incoming {
  const html = wordsOf(activity);
  return {
    conversationId: activity.conversation.id,
    activityId: activity.id ?? '',
    html,
    plain: plainText(html).trim(),
    files: filesOf(activity),
    unsupported: unsupportedIn(activity),
    sentAt: sentAt(activity, now),
    serviceUrl: activity.serviceUrl,
    mentioned: mentionsOf(activity).flatMap(({ id, bot }) => (bot ? [] : [id])),
  };
}

const fileInfo = 'application/vnd.microsoft.teams.file.download.info';

/** Cards, audio and whatever else Teams may attach; the text comes as an attachment too. */
function unsupportedIn(activity: TeamsActivity): string[] {
  return (activity.attachments ?? [])
    .filter(({ contentType }) => !/^(text\/html|image\/.*)$/.test(contentType) && contentType !== fileInfo)
    .map(({ name, contentType }) => name || contentType);
}

/** Files carry an address that needs no token; pasted images one that needs the bot's. */
function filesOf(activity: TeamsActivity): IncomingFile[] {
  const files: IncomingFile[] = [];
  for (const attachment of activity.attachments ?? []) {
    const content = attachment.content as { downloadUrl?: unknown; fileType?: unknown } | undefined;
    if (attachment.contentType === fileInfo && typeof content?.downloadUrl === 'string') {
      files.push({
        name: attachment.name ?? 'file',
        contentType: 'application/octet-stream',
        url: content.downloadUrl,
        kind: 'file',
      });
    }
  }
  // Emoji come as pictures too: these are without them.
  for (const { name, contentType, url, reachable } of picturesIn(activity)) {
    if (reachable) files.push({ name, contentType, url, kind: 'image' });
  }
  return files;
}
