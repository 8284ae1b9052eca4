import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';

const schemas = join(
  dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest/package.json')),
  'build/json-schemas/teams',
);

/** What is wrong with a manifest, by the schema of the version that it names; offline. Empty: nothing. */
export function checkManifest(source: string): string[] {
  const left = source.match(/\{\{\w*\}\}/);
  if (left) return [`manifest.json still holds ${left[0]}`];
  const manifest = parse(source);
  if (!manifest) return ['manifest.json is not a JSON object'];
  const file = join(schemas, `v${String(manifest.manifestVersion)}`, 'MicrosoftTeams.schema.json');
  if (!/^\d+\.\d+$/.test(String(manifest.manifestVersion)) || !existsSync(file))
    return [`no schema is known for manifestVersion ${JSON.stringify(manifest.manifestVersion)}`];
  // Ajv 8 refuses draft-04 by its name; the schema uses nothing of it that later drafts read otherwise.
  const schema = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  delete schema.$schema;
  const ajv = new Ajv({ allErrors: true, strict: false, formats: { uri: (value) => URL.canParse(value) } });
  const validate = ajv.compile(schema);
  if (validate(manifest)) return [];
  return validate.errors!.map(({ instancePath, message, params }) => {
    const extra = (params as { additionalProperty?: string }).additionalProperty;
    return `manifest.json${instancePath}: ${message}${extra ? ` (${extra})` : ''}`;
  });
}

function parse(source: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(source);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
