// Texts that people read are no behaviour: no decision turns on them, and a test that repeated them would hold a sentence against its
// own copy. They are what stands under `says`, `means`, `title` and `sentence`, and what errors are made with. Every other string of a
// program is an id, a word of a closed set or a key, and stays a mutant.
import { PluginKind, declareValuePlugin } from '@stryker-mutator/api/plugin';

const WORDS = new Set(['says', 'means', 'title', 'sentence']);
const TEXTS = new Set(['StringLiteral', 'TemplateLiteral']);

const isWord = ({ parent }) => parent.type === 'ObjectProperty' && WORDS.has(parent.key.name);
const isOfError = ({ parent }) =>
  parent.type === 'NewExpression' && /Error$|^Malformed/.test(parent.callee.name);

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'words', {
    shouldIgnore: (path) =>
      TEXTS.has(path.node.type) && (isWord(path) || isOfError(path)) ? 'a text that people read' : undefined,
  }),
];
