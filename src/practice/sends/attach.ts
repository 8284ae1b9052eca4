import type { NewAttachment } from '../api.ts';
import type { Practice } from '../practice.ts';
import type { Conversation, Json, MessageAttachment } from '../world.ts';
import { NotPossible } from './people.ts';

const mostBytes = 25 * 1024 * 1024;

export function storeAttachments(practice: Practice, given: NewAttachment[]): MessageAttachment[] {
  return given.map(({ kind, name, contentType, base64 }) => {
    const bytes = Buffer.from(base64, 'base64');
    if (bytes.length > mostBytes) throw new NotPossible(`${name} is over 25 MB`, 413);
    // An unguessable name, as the link to a file needs no token.
    const id = crypto.randomUUID().replaceAll('-', '');
    practice.files.put(id, bytes);
    practice.world.files[id] = { id, name, contentType, kind, size: bytes.length };
    return { file: id, kind, name, contentType, url: `/practice/files/${id}/${encodeURIComponent(name)}` };
  });
}

/** How the bot is handed them: in a channel mostly not at all, only in the HTML. */
export function attachmentsForBot(
  practice: Practice,
  conversation: Conversation,
  attachments: MessageAttachment[],
): Json[] {
  const { service } = practice.urls;
  return attachments.flatMap((attachment): Json[] => {
    if (attachment.kind === 'image') {
      if (conversation.type === 'channel' && practice.switches.channelPictures === 'html') return [];
      return [
        { contentType: 'image/*', contentUrl: `${service}/v3/attachments/${attachment.file}/views/original` },
      ];
    }
    if (conversation.type === 'channel') return [];
    return [
      {
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        contentUrl: `https://contoso-my.sharepoint.com/personal/files/${encodeURIComponent(attachment.name)}`,
        name: attachment.name,
        content: {
          downloadUrl: `${service}${attachment.url}`,
          uniqueId: attachment.file,
          fileType: attachment.name.split('.').pop() ?? '',
        },
      },
    ];
  });
}

/** What stands in the text/html attachment for them. */
export function htmlForAttachments(conversation: Conversation, attachments: MessageAttachment[]): string {
  return attachments
    .map(({ kind, file }) => {
      if (kind === 'file') return `<attachment id="${file}"></attachment>`;
      const hosted = `https://graph.microsoft.com/v1.0/${conversation.type}/hostedContents/${file}/$value`;
      return `<p><img alt="image" src="${hosted}" itemid="${file}" itemscope="" itemtype="http://schema.skype.com/AMSImage"></p>`;
    })
    .join('');
}
