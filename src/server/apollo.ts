// Apollo Server as this API runs it: production behaviour always, nothing reported anywhere, nothing wrapped around fields.
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { Logger } from 'pino';
import { stringifyJson } from '../json-list.js';
import { describeFault } from './describe-fault.js';
import { formatError, isMeant } from './format-error.js';
import { LIMITS } from './limits.js';
import { createOperationTrace } from './operation-span.js';
import type { OperationRequest, ServerParts } from './server-parts.js';

export async function startApollo<Context extends OperationRequest>({
  schema,
  plugins,
  logger,
}: ServerParts<Context>): Promise<ApolloServer<Context>> {
  const apollo = new ApolloServer<Context>({
    schema,
    formatError,
    stringifyResult: (result) => `${stringifyJson(result)}\n`,
    logger,
    nodeEnv: 'production',
    introspection: true, // whoever has a token may read the schema; without one no such root field passes
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxLexicalTokens: LIMITS.tokens.most },
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      createFaultLog<Context>(logger),
      createOperationTrace<Context>(),
      ...plugins,
    ],
  });
  await apollo.start();
  return apollo;
}

/** Logs what `formatError` masks: the fault, never its message. */
function createFaultLog<Context extends OperationRequest>(log: Logger): ApolloServerPlugin<Context> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didEncounterErrors: ({ errors, contextValue: { requestId } }) => {
          for (const error of errors.filter((each) => !isMeant(each))) {
            log.error(
              { requestId, fault: describeFault(error.originalError ?? error) },
              'an operation failed',
            );
          }
          return Promise.resolve();
        },
      }),
  };
}
