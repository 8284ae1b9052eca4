import type { Json } from '../world.ts';

const elements = new Set([
  ...['AdaptiveCard', 'TextBlock', 'RichTextBlock', 'TextRun', 'Image', 'ImageSet', 'Media', 'MediaSource'],
  ...[
    'Container',
    'ColumnSet',
    'Column',
    'FactSet',
    'ActionSet',
    'Table',
    'TableRow',
    'TableCell',
    'BackgroundImage',
  ],
  ...[
    'Input.Text',
    'Input.Number',
    'Input.Date',
    'Input.Time',
    'Input.Toggle',
    'Input.ChoiceSet',
    'Data.Query',
  ],
  ...['Action.OpenUrl', 'Action.Submit', 'Action.ShowCard', 'Action.ToggleVisibility', 'Action.Execute'],
]);

const mostActions = 6;
const mostUsers = 60;

/** What Teams would not take or not show of a card; null when all is well. */
export function cardProblem(card: Json): string | null {
  if (card['type'] !== 'AdaptiveCard') return `card type is ${String(card['type'])}`;
  const version = String(card['version'] ?? '');
  if (!/^1\.[0-5]$/.test(version)) return `card version ${version || 'missing'}, Teams draws up to 1.5`;
  return refreshProblem(card['refresh']) ?? partsProblem(card, new Set());
}

function refreshProblem(refresh: unknown): string | null {
  if (refresh === undefined) return null;
  const { action, userIds } = refresh as { action?: Json; userIds?: unknown };
  if (action?.['type'] !== 'Action.Execute') return 'refresh.action is not an Action.Execute';
  if (userIds === undefined) return null;
  if (!Array.isArray(userIds)) return 'refresh.userIds is no list';
  if (userIds.length > mostUsers) return `refresh.userIds has ${userIds.length}, at most ${mostUsers}`;
  const other = userIds.find((id) => typeof id !== 'string' || !id.startsWith('29:'));
  return other === undefined ? null : `refresh.userIds holds ${JSON.stringify(other)}, no Teams user id`;
}

function partsProblem(part: Json, inputs: Set<string>): string | null {
  for (const [key, value] of Object.entries(part)) {
    if (key === 'data' || key === 'msteams' || key === 'fallback' || key === 'requires') continue;
    if ((key === 'actions' || key === 'inlines' || key === 'body') && !Array.isArray(value))
      return `${key} is no list`;
    if (key === 'actions') {
      const visible = (value as Json[]).filter((action) => action['mode'] !== 'secondary');
      if (visible.length > mostActions) return `${visible.length} visible actions, at most ${mostActions}`;
    }
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child === null || typeof child !== 'object') continue;
      const problem = childProblem(child as Json, inputs) ?? partsProblem(child as Json, inputs);
      if (problem) return problem;
    }
  }
  return null;
}

function childProblem(child: Json, inputs: Set<string>): string | null {
  const type = child['type'];
  if (typeof type !== 'string') return null;
  if (!elements.has(type)) return `unknown element ${type}`;
  if (type === 'TextBlock' && typeof child['text'] !== 'string') return 'a TextBlock without text';
  if (type === 'Action.Execute' && typeof child['verb'] !== 'string')
    return 'an Action.Execute without a verb';
  if (type === 'Action.OpenUrl' && !/^(https?|msteams|tel|mailto):/.test(String(child['url']))) {
    return `Action.OpenUrl to ${String(child['url'])}`;
  }
  if (type === 'Action.Execute' && isDialog(child['data'])) return 'an Action.Execute cannot open a dialog';
  if (type.startsWith('Input.')) {
    const id = child['id'];
    if (typeof id !== 'string' || id === '') return `an ${type} without an id`;
    if (inputs.has(id)) return `two inputs called ${id}`;
    inputs.add(id);
  }
  return null;
}

export const isDialog = (data: unknown): boolean =>
  ((data as { msteams?: { type?: unknown } } | null | undefined)?.msteams?.type ?? null) === 'task/fetch';
