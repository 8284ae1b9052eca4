import type { Practice } from '../practice.ts';
import { answerJson, refuse } from './answers.ts';
import type { Answer } from './answers.ts';
import { refusals } from './refusals.ts';

/** GET v3/attachments/{id}: a pasted picture. */
export function readAttachment(practice: Practice, id: string): Answer {
  const info = practice.world.files[id];
  if (!info || info.kind !== 'image') return refuse(refusals.noAttachment);
  const views = [{ viewId: 'original', size: info.size }];
  return answerJson(200, { name: info.name, type: info.contentType, views });
}

/** GET v3/attachments/{id}/views/{view} */
export function readAttachmentView(practice: Practice, id: string, view: string): Answer {
  const info = practice.world.files[id];
  const bytes = info?.kind === 'image' && view === 'original' ? practice.files.get(id) : null;
  if (!info || !bytes) return refuse(refusals.noAttachment);
  return { type: 'bytes', contentType: info.contentType, bytes };
}
