/** The closed words of the API, registered as GraphQL enums from the tables that own them, with their descriptions. */
import { registerEnumType } from 'type-graphql';

/** Makes a TypeScript-enum-like object of a list of words, which is what `registerEnumType` takes. */
function wordsOf<Word extends string>(words: readonly Word[]): { [Key in Word]: Key } {
  return Object.fromEntries(words.map((word) => [word, word])) as { [Key in Word]: Key };
}

/** Registers a word table as the enum `name`; every word has a description. */
export function enumOf<Word extends string>(
  name: string,
  description: string,
  words: Readonly<Record<Word, string>>,
) {
  const values = wordsOf(Object.keys(words) as Word[]);
  const valuesConfig = Object.fromEntries(
    (Object.entries(words) as [Word, string][]).map(([word, text]) => [word, { description: text }]),
  ) as Record<Word, { description: string }>;
  registerEnumType(values, { name, description, valuesConfig });
  return values;
}
