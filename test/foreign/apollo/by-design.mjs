// What cannot pass, by the decision that it would contradict. A test stops at the first line that fails: what it would say after that
// is not looked at.
export const BY_DESIGN = [
  // docs/decisions/server-http.md, and the page of the demo stands at `/`
  {
    because: 'GET is not served (405): a query string would put account numbers into the logs of every proxy',
    tests: [
      'apolloServerTests.ts > Persisted Queries > returns correct result for persisted query link using get request',
      'apolloServerTests.ts > renderLandingPage > defaults to LocalDefault',
      'apolloServerTests.ts > renderLandingPage > can specify version for LocalDefault',
      'apolloServerTests.ts > renderLandingPage > can be disabled',
      'apolloServerTests.ts > renderLandingPage > basic functionality > basic GET works',
      'apolloServerTests.ts > renderLandingPage > basic functionality > basic GET works with more complex header',
      'apolloServerTests.ts > renderLandingPage > basic functionality > no landing page with application/json',
      'apolloServerTests.ts > renderLandingPage > basic functionality > no landing page with */*',
      'apolloServerTests.ts > renderLandingPage > basic functionality > needs the header',
      'apolloServerTests.ts > renderLandingPage > async `html` function > returns a string',
      'apolloServerTests.ts > renderLandingPage > async `html` function > throws',
      'apolloServerTests.ts > CSRF prevention > csrfPrevention: {requestHeaders}',
      'apolloServerTests.ts > CSRF prevention > csrfPrevention: false',
      'httpServerTests.ts > graphqlHTTP > rejects the request if the method is not POST or GET',
      'httpServerTests.ts > graphqlHTTP > unknown operation name returns 400 and OPERATION_RESOLUTION_FAILURE for GET requests',
      'httpServerTests.ts > graphqlHTTP > throws an error if GET query is missing',
      'httpServerTests.ts > graphqlHTTP > throws an error if GET request has a non-application/json content-type',
      'httpServerTests.ts > graphqlHTTP > throws an error if GET request has a non-preflighted non-application/json content-type',
      'httpServerTests.ts > graphqlHTTP > throws an error if GET request has a malformed content-type',
      'httpServerTests.ts > graphqlHTTP > allows GET requests with content-type application/json',
      'httpServerTests.ts > graphqlHTTP > allows GET requests with content-type application/json with charset parameter',
      'httpServerTests.ts > graphqlHTTP > can handle a basic GET request',
      'httpServerTests.ts > graphqlHTTP > GET request with array body is not interpreted as batch',
      'httpServerTests.ts > graphqlHTTP > can handle a basic implicit GET request',
      'httpServerTests.ts > graphqlHTTP > throws error if trying to use mutation using GET request',
      'httpServerTests.ts > graphqlHTTP > throws error if trying to use mutation with fragment using GET request',
      'httpServerTests.ts > graphqlHTTP > does not accept multiple query search parameters',
      'httpServerTests.ts > graphqlHTTP > can handle a GET request with variables',
      'httpServerTests.ts > graphqlHTTP > returns PersistedQueryNotSupported to a GET request if PQs disabled',
      'httpServerTests.ts > graphqlHTTP > returns PersistedQueryNotFound to a GET request',
      'httpServerTests.ts > Persisted Queries > errors when version is not specified',
      'httpServerTests.ts > Persisted Queries > errors when version is unsupported',
      'httpServerTests.ts > Persisted Queries > errors when hash is mismatched',
      'httpServerTests.ts > Persisted Queries > returns correct result using get request',
      'httpSpecTests.ts > MAY accept application/x-www-form-urlencoded formatted GET requests',
      'httpSpecTests.ts > MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json',
      'httpSpecTests.ts > MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json',
    ],
  },
  // docs/decisions/server-trusted-documents.md
  {
    because:
      'nothing is registered by a request: a digest is that of a document the operator registered for the client',
    tests: [
      "apolloServerTests.ts > lifecycle > for Apollo usage reporting > traces > doesn't internal server error on an APQ",
      'apolloServerTests.ts > Persisted Queries > returns PersistedQueryNotFound on the first try',
      'apolloServerTests.ts > Persisted Queries > returns result on the second try',
      'apolloServerTests.ts > Persisted Queries > returns result on the persisted query',
      'apolloServerTests.ts > Persisted Queries > returns error when hash does not match',
      'apolloServerTests.ts > Persisted Queries > returns correct result for persisted query link',
      'httpServerTests.ts > graphqlHTTP > returns PersistedQueryNotSupported to a POST request if PQs disabled',
      'httpServerTests.ts > graphqlHTTP > returns PersistedQueryNotFound to a POST request',
      'httpServerTests.ts > Persisted Queries > when ttlSeconds is set, passes ttl to the apq cache set call',
      'httpServerTests.ts > Persisted Queries > when ttlSeconds is unset, ttl is not passed to apq cache',
      'httpServerTests.ts > Persisted Queries > returns PersistedQueryNotFound on the first try',
      'httpServerTests.ts > Persisted Queries > returns result on the second try',
      'httpServerTests.ts > Persisted Queries > returns result on the persisted query',
      'httpServerTests.ts > Persisted Queries > returns error when hash does not match',
    ],
  },
  // src/server/create-server.ts
  {
    because:
      'nobody on the way keeps an answer: cache-control is `private, no-store`, whatever the schema hints',
    tests: [
      'httpServerTests.ts > graphqlHTTP > cache-control > applies cacheControl Headers',
      'httpServerTests.ts > graphqlHTTP > cache-control > applies cacheControl Headers with if-cacheable',
      'httpServerTests.ts > graphqlHTTP > cache-control > contains no cacheControl Headers when uncacheable',
      'httpServerTests.ts > graphqlHTTP > cache-control > contains private cacheControl Headers when scoped',
      'httpServerTests.ts > graphqlHTTP > cache-control > runs when cache-control is disabled',
      'httpServerTests.ts > graphqlHTTP > cache-control not set without any hints with if-cacheable',
      'httpServerTests.ts > graphqlHTTP > cache-control set to no-store without any hints',
      'httpServerTests.ts > graphqlHTTP > cache-control set with dynamic hint',
      'httpServerTests.ts > graphqlHTTP > cache-control set with defaultMaxAge',
    ],
  },
  // src/server/examine-request.ts
  {
    because: 'a request holds one operation, as do its limits, its budget and its audit',
    tests: [
      'httpServerTests.ts > graphqlHTTP > cache-control > applies cacheControl Headers for batched operation',
      'httpServerTests.ts > graphqlHTTP > can handle batch requests',
      'httpServerTests.ts > graphqlHTTP > can handle batch requests with one element',
      'httpServerTests.ts > graphqlHTTP > returns an error on batch requests with no elements',
      'httpServerTests.ts > graphqlHTTP > can handle batch requests in parallel',
      'httpServerTests.ts > graphqlHTTP > disables batch requests by default',
      'httpServerTests.ts > graphqlHTTP > clones batch context',
      'httpServerTests.ts > graphqlHTTP > executes batch context if it is a function',
      'httpServerTests.ts > Persisted Queries > returns with batched persisted queries',
    ],
  },
  // src/server/examine-document.ts
  {
    because:
      'what is no GraphQL is refused before Apollo and its plugins see it, by its place and never with its text',
    tests: [
      'apolloServerTests.ts > Plugins > preserves user-added "extensions" in the response when parsing errors occur',
      'apolloServerTests.ts > lifecycle > for Apollo usage reporting > traces > sets the trace key to parse failure when non-parsable gql',
      'httpServerTests.ts > graphqlHTTP > returns an error on parse failure',
      'httpServerTests.ts > graphqlHTTP > formatError receives correct error for parse failure',
    ],
  },
  // src/server/examine-request.ts, src/server/handle-error.ts
  {
    because: 'the same status, in words of the API, which repeat nothing of the request',
    tests: [
      'httpServerTests.ts > graphqlHTTP > throws an error if POST operation is missing',
      'httpServerTests.ts > graphqlHTTP > throws an error if POST operation is empty',
      'httpServerTests.ts > graphqlHTTP > throws an error if POST JSON is malformed',
      'httpServerTests.ts > graphqlHTTP > does not accept a query AST',
    ],
  },
  // src/server/handle-error.ts
  {
    because: 'a body that is not application/json is answered 415, before it is read',
    tests: [
      'apolloServerTests.ts > CSRF prevention > default',
      'httpServerTests.ts > graphqlHTTP > throws an error if POST body is empty',
      'httpServerTests.ts > graphqlHTTP > throws an error if invalid content-type',
    ],
  },
];
