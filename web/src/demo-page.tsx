// The page: the bar with the demo callers above GraphiQL, which asks as the chosen one. The choice is kept in the
// address (`/#support`), so that a link opens the page as a given caller.
import { GraphiQL } from 'graphiql';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { CallerMenu } from './caller-menu.js';
import type { DemoCaller } from './demo-api.js';
import { createDemoSession } from './demo-session.js';
import { createGraphqlFetcher } from './graphql-fetcher.js';
import { RefusalTable } from './refusal-table.js';
import { SampleOpener } from './sample-opener.js';
import { NO_TOKEN, OTHER_SAMPLE, SAMPLES } from './samples.js';

const WITHOUT_TOKEN: DemoCaller = {
  name: NO_TOKEN,
  title: 'no token',
  description: 'Somebody who did not log in.',
};

export function DemoPage({ demoCallers }: { readonly demoCallers: readonly DemoCaller[] }): ReactNode {
  const callers = [...demoCallers, WITHOUT_TOKEN];
  const named = (name: string): DemoCaller => callers.find((caller) => caller.name === name) ?? WITHOUT_TOKEN;
  const [choice, setChoice] = useState(() => ({ caller: callerOfAddress(callers), operation: 0 }));
  const [session] = useState(() => createDemoSession(choice.caller));
  const fetcher = useMemo(() => createGraphqlFetcher(session), [session]);

  const choose = (caller: string, operation: number): void => {
    if (caller !== choice.caller) session.become(caller);
    history.replaceState(null, '', `#${caller}`);
    setChoice({ caller, operation });
  };
  useEffect(() => {
    document.title = `${choice.caller} — Account Data API demo`;
  }, [choice.caller]);

  const sample = SAMPLES[choice.caller] ?? OTHER_SAMPLE;
  const operation = sample.operations[choice.operation] ?? sample.operations[0];
  return (
    <>
      <CallerMenu
        callers={callers}
        chosen={named(choice.caller)}
        sample={sample}
        operation={choice.operation}
        choose={choose}
      />
      <main>
        <GraphiQL fetcher={fetcher} defaultQuery={operation.query} shouldPersistHeaders={false}>
          <SampleOpener caller={choice.caller} operation={operation} />
          <GraphiQL.Logo>{null}</GraphiQL.Logo>
          <GraphiQL.Footer>
            <RefusalTable />
          </GraphiQL.Footer>
        </GraphiQL>
      </main>
    </>
  );
}

/** The caller named in the address, else the first of the menu. */
function callerOfAddress(callers: readonly DemoCaller[]): string {
  const wanted = location.hash.slice(1);
  return (callers.find((caller) => caller.name === wanted) ?? callers[0] ?? WITHOUT_TOKEN).name;
}
