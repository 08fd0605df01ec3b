// The server as shipped, but for guard, gate and audit: the same schema, resolvers and stores, tokens verified as ever. Its parts are
// put in the place of the product's before the product is loaded: here and nowhere else, to measure what they cost.
import { createRequire } from 'node:module';
import { createPermittingContext } from './permitting-gate.js';
import { buildPermittingSchema } from './permitting-schema.js';
import { takeOutAudit } from './without-audit.js';

const load = createRequire(__filename);

const schema = load('../../src/graph/build-schema.js') as typeof import('../../src/graph/build-schema.js');
Object.assign(schema, { buildSchema: buildPermittingSchema } satisfies Partial<typeof schema>);

const plugins = load('../../src/graph/plugins.js') as typeof import('../../src/graph/plugins.js');
Object.assign(plugins, { createGraphPlugins: () => [plugins.placeRows] } satisfies Partial<typeof plugins>);

const context = load('../../src/graph/context.js') as typeof import('../../src/graph/context.js');
const createOperationContext = createPermittingContext(context.createOperationContext);
Object.assign(context, { createOperationContext } satisfies Partial<typeof context>);

takeOutAudit();
void import('../../src/main.js');
