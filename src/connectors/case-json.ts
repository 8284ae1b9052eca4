import { z } from 'zod';
import { packageLimits } from '../cards/inputs.ts';
import { fieldChoices, packageFields } from '../domain/case-package.ts';
import type { PackageField } from '../domain/case-package.ts';
import { categories } from '../domain/category.ts';
import { caseUpdates } from '../domain/commands.ts';
import { caseTypes, routes } from '../domain/route.ts';
import { severities } from '../domain/severity.ts';

/* The JSON that crosses to destinations and back. The README shows both schemas; a test compares them. */

const clean = (text: string): string => text.replaceAll('\0', '').toWellFormed().trim();

const words = z.string().min(1).max(8_000);

function fieldSchema(field: PackageField): z.ZodOptional<z.ZodType<string>> {
  if (field === 'firstNoticed') return z.iso.date().optional();
  if (field === 'reproduced')
    return z
      .enum(fieldChoices.reproduced)
      .optional()
      .meta({ description: 'Whether it also happens on an unmanaged device' });
  if (field === 'warranty') return z.enum(fieldChoices.warranty).optional();
  return z.string().min(1).max(packageLimits[field]).optional();
}

const fieldSchemas = Object.fromEntries(packageFields.map((field) => [field, fieldSchema(field)])) as Record<
  PackageField,
  ReturnType<typeof fieldSchema>
>;

/** What a destination is sent. `id` stays the same when it is sent again, and is the `webhook-id` too. */
export const caseMessageSchema = z.object({
  v: z.literal(1),
  type: z.enum(['case.opened', 'case.answered', 'case.withdrawn', 'case.reopened']),
  id: z.string(),
  escalationId: z.string(),
  ticket: z.string().meta({ description: 'The number people know: DH-1042' }),
  route: z.enum(routes),
  provider: z.enum(['own', 'partner']).meta({ description: 'Who supports the user' }),
  providerTeam: z.string().optional(),
  at: z.iso.datetime(),
  updatesUrl: z.url().meta({ description: 'Where to post updates, signed with the same secret' }),
  caseNumber: z.string().optional().meta({ description: 'Your own number, once you have told it' }),
  text: words.optional().meta({ description: 'An answer, or why it is withdrawn or reopened' }),
  package: z
    .object({
      caseType: z.enum(caseTypes),
      category: z.enum(categories),
      severity: z.enum(severities),
      ...fieldSchemas,
    })
    .optional()
    .meta({ description: 'With case.opened: what the route needs' }),
});

export type CaseMessage = z.infer<typeof caseMessageSchema>;

/** What a destination may answer a case with, at once. Anything else is fine too. */
export const caseAnswerSchema = z.object({ caseNumber: z.string().overwrite(clean).min(1).max(60) });

/** What a destination posts to `updatesUrl`. */
export const caseUpdateSchema = z
  .object(
    {
      type: z.enum(caseUpdates, { error: `type must be one of ${caseUpdates.join(', ')}` }),
      text: z
        .string({ error: 'text must be a text' })
        .overwrite(clean)
        .max(8_000, 'text must have at most 8000 characters')
        .optional()
        .meta({ description: 'Needed with question and resolved; the agent reads it as it is' }),
      caseNumber: z
        .string({ error: 'caseNumber must be a text' })
        .overwrite(clean)
        .max(60, 'caseNumber must have at most 60 characters')
        .optional()
        .meta({ description: 'Your own number; it shows on the ticket and on the user’s card' }),
    },
    { error: 'The body can’t be read as a JSON object' },
  )
  .refine((update) => update.type === 'acknowledged' || update.text, {
    error: 'text must say what you ask or what you did',
    path: ['text'],
  });

export type CaseUpdateMessage = z.infer<typeof caseUpdateSchema>;
