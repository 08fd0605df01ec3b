// The sample operations of the demo page, as documents: a live server proves what they answer.
import { Kind, parse, visit, type DocumentNode } from 'graphql';
import { sampleVariables } from '../../web/src/sample-variables.js';
import { NO_TOKEN, OTHER_SAMPLE, SAMPLES, type SampleOperation } from '../../web/src/samples.js';

const CALLERS = Object.entries({ ...SAMPLES, 'any other': OTHER_SAMPLE });
const OPERATIONS = CALLERS.flatMap(([caller, { operations }]) =>
  operations.map((operation): [string, string, SampleOperation] => [caller, operation.title, operation]),
);

function purposesOf(document: DocumentNode): Set<string> {
  const purposes = new Set<string>();
  visit(document, {
    Argument({ name, value }) {
      if (name.value === 'purpose' && value.kind === Kind.ENUM) purposes.add(value.value);
    },
  });
  return purposes;
}

function variablesOf(document: DocumentNode): string[] {
  const names: string[] = [];
  visit(document, { VariableDefinition: ({ variable }) => void names.push(variable.name.value) });
  return names;
}

describe.each(OPERATIONS)('the sample of %s, “%s”', (_caller, _title, operation) => {
  const document = parse(operation.query);

  test('is one operation, named, so that its tab has a title', () => {
    const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    expect(operations).toMatchObject([{ operation: 'query', name: { kind: Kind.NAME } }]);
  });

  test('states at most one purpose, as every operation must', () => {
    expect(purposesOf(document).size).toBeLessThanOrEqual(1);
  });

  test('is given exactly the variables it declares', () => {
    expect(Object.keys(sampleVariables(operation, 0))).toEqual(variablesOf(document));
  });
});

test.each(CALLERS)('%s has no two samples of one title', (_caller, { operations }) => {
  expect(new Set(operations.map(({ title }) => title)).size).toBe(operations.length);
});

test.each(Object.entries(SAMPLES))('every sample of %s opens by saying what to expect', (_caller, sample) => {
  for (const { query } of sample.operations) expect(query).toMatch(/^# \S/);
});

test('without a token only the privacy policy is offered, and one thing that is refused', () => {
  const fields = SAMPLES[NO_TOKEN]?.operations.map(({ query }) => /\{\s*(\w+)/.exec(query)?.[1]);
  expect(fields).toEqual(['privacyPolicy', 'accountByNumber']);
});

test('a period ends with the last midnight (UTC) and has the length asked for', () => {
  const operation: SampleOperation = { title: '', query: '', days: 60 };
  expect(sampleVariables(operation, Date.parse('2026-03-10T17:45:12Z'))).toEqual({
    from: '2026-01-09T00:00:00.000Z',
    to: '2026-03-10T00:00:00.000Z',
  });
});
