// Opens the chosen sample operation in a tab (the one that already holds it, if any), and reads the schema again
// when the caller has changed, so that the editor completes what this caller may introspect.
import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect, useRef } from 'react';
import type { SampleOperation } from './samples.js';
import { sampleVariables } from './sample-variables.js';

interface SampleOpenerProps {
  readonly caller: string;
  readonly operation: SampleOperation;
}

export function SampleOpener({ caller, operation }: SampleOpenerProps): null {
  const actions = useGraphiQLActions();
  const tabs = useGraphiQL((state) => state.tabs);
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const opened = useRef<SampleOperation>(null);
  const introspectedAs = useRef(caller);

  useEffect(() => {
    if (!queryEditor || !variableEditor || opened.current === operation) return;
    opened.current = operation;
    const open = tabs.findIndex((tab) => tab.query === operation.query);
    if (open >= 0) actions.changeTab(open);
    else actions.addTab();
    queryEditor.setValue(operation.query);
    variableEditor.setValue(variablesText(operation));
  }, [operation, queryEditor, variableEditor, tabs, actions]);

  useEffect(() => {
    if (introspectedAs.current === caller) return;
    introspectedAs.current = caller;
    void actions.introspect();
  }, [caller, actions]);

  return null;
}

function variablesText(operation: SampleOperation): string {
  return operation.days === undefined ? '' : JSON.stringify(sampleVariables(operation, Date.now()), null, 2);
}
