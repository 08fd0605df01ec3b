// Paragraphs with names in braces become text. What is put in is never read again for names, a name without a value is an
// error, and so is a value without a name.
import { MailRefused } from './mail-refused.js';

/** By name; a list is said one line each. */
export type SaidValues = Readonly<Record<string, string | readonly string[]>>;

const NAME = /\{([^{}]*)\}/g;
const NAME_ALONE = /^\{([^{}]*)\}$/;
/** RFC 5322 section 2.1.1 asks for at most 78 characters. */
const WIDTH = 76;

export function fillTemplate(paragraphs: readonly string[], values: SaidValues): string {
  const used = new Set<string>();
  const valueOf = (name: string): string | readonly string[] => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new MailRefused(`the template names a value that is not given: ${name}`);
    used.add(name);
    return value;
  };
  const blocks = paragraphs.map((paragraph) => fillParagraph(paragraph, valueOf));
  const unused = Object.keys(values).find((name) => !used.has(name));
  if (unused !== undefined) throw new MailRefused(`the template has no place for a value: ${unused}`);
  return `${joinBlocks(blocks)}\n`;
}

type ValueOf = (name: string) => string | readonly string[];

function fillParagraph(paragraph: string, valueOf: ValueOf): string {
  const [, alone] = NAME_ALONE.exec(paragraph) ?? [];
  const value = alone === undefined ? undefined : valueOf(alone);
  if (typeof value === 'object') return value.map((item) => wrap(`- ${item}`)).join('\n');
  return wrap(paragraph.replaceAll(NAME, (_, name: string) => said(name, valueOf(name))));
}

function said(name: string, value: string | readonly string[]): string {
  if (typeof value === 'string') return value;
  throw new MailRefused(`a list stands in a paragraph of its own: ${name}`);
}

/** The lines of a list follow each other; everything else is set apart by an empty line. */
function joinBlocks(blocks: readonly string[]): string {
  return blocks.reduce((text, block) => {
    const sameList = block.startsWith('- ') && /(?:^|\n)(?:- | {2})[^\n]*$/.test(text);
    return `${text}${sameList ? '\n' : '\n\n'}${block}`;
  });
}

/** A word longer than the width stays whole. Lines of a list hang by two. */
function wrap(paragraph: string): string {
  const indent = paragraph.startsWith('- ') ? '  ' : '';
  const [first = '', ...words] = paragraph.split(' ');
  const lines = words.reduce<[string, ...string[]]>(
    ([line, ...done], word) =>
      line.length + 1 + word.length <= WIDTH
        ? [`${line} ${word}`, ...done]
        : [`${indent}${word}`, line, ...done],
    [first],
  );
  return lines.reverse().join('\n');
}
