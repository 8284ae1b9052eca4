import { expect, it } from '@jest/globals';
import { z } from 'zod';
import { caseMessageSchema, caseUpdateSchema } from '../../src/connectors/case-json.ts';
import { fieldsFor, neededFor } from '../../src/domain/case-package.ts';
import { caseTypesOf, routes } from '../../src/domain/route.ts';
import { schemaIn, tableIn } from '../support/readme.ts';

const asJsonSchema = (schema: z.ZodType) =>
  z.toJSONSchema(schema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      // `date-time` says it; the pattern behind it is a line of its own.
      if (jsonSchema.format) delete jsonSchema.pattern;
    },
  });

it.each([
  ['What a destination receives', caseMessageSchema],
  ['What a destination may answer', caseUpdateSchema],
])('the README shows the schema: %s', (heading, schema) => {
  expect(schemaIn(heading)).toEqual(JSON.parse(JSON.stringify(asJsonSchema(schema))));
});

it('the README says what each case carries', () => {
  const rows = routes.flatMap((route) =>
    caseTypesOf[route].map((caseType) => {
      const needed = neededFor(route, caseType);
      const known = fieldsFor(route, caseType).filter((field) => !needed.includes(field));
      const optional = known.length > 0 ? `; where known ${known.join(', ')}` : '';
      return [`\`${route}\``, caseType, needed.join(', ') + optional];
    }),
  );
  expect(tableIn('Where cases go')).toEqual(rows);
});
