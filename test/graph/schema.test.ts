/** The schema as committed is the schema as built, every element described. */
import { readFileSync } from 'node:fs';
import { isEnumType, isInterfaceType, isObjectType } from 'graphql';
import { buildSchema } from '../../src/graph/build-schema.js';
import { printApiSchema } from '../../src/graph/print-schema.js';

const schema = buildSchema();

test('schema.graphql is what the types print', () => {
  expect(readFileSync('schema.graphql', 'utf8')).toBe(printApiSchema(schema));
});

test('every type, field, argument and enum value has a description', () => {
  const silent: string[] = [];
  const note = (name: string, { description }: { description?: string | null | undefined }) => {
    if (!description) silent.push(name);
  };
  for (const type of Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'))) {
    note(type.name, type);
    if (isEnumType(type)) for (const value of type.getValues()) note(`${type.name}.${value.name}`, value);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      note(`${type.name}.${field.name}`, field);
      for (const argument of field.args) note(`${type.name}.${field.name}(${argument.name}:)`, argument);
    }
  }
  expect(silent).toEqual([]);
});
