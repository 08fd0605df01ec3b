/** The schema as committed is the schema as built, every element described. */
import { readFileSync } from 'node:fs';
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { buildSchema } from '../../src/graph/build-schema.js';
import { printApiSchema } from '../../src/graph/print-schema.js';

const schema = buildSchema();

test('schema.graphql is what the types print', () => {
  expect(readFileSync('schema.graphql', 'utf8')).toBe(printApiSchema(schema));
});

test('every type, field, argument and enum value has a description', () => {
  const silent: string[] = [];
  for (const type of Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'))) {
    if (!type.description) silent.push(type.name);
    if (isEnumType(type))
      for (const { name, description } of type.getValues())
        if (!description) silent.push(`${type.name}.${name}`);
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (!field.description) silent.push(`${type.name}.${field.name}`);
      if ('args' in field)
        for (const argument of field.args)
          if (!argument.description) silent.push(`${type.name}.${field.name}(${argument.name}:)`);
    }
  }
  expect(silent).toEqual([]);
});
