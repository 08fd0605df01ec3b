// The language workers of the editors, started from files beside this one: no blob, no other origin.

const WORKERS: Readonly<Record<string, string>> = {
  json: 'json.worker.js',
  graphql: 'graphql.worker.js',
};

interface MonacoGlobal {
  MonacoEnvironment: { getWorker: (moduleId: string, label: string) => Worker };
}

(globalThis as unknown as MonacoGlobal).MonacoEnvironment = {
  getWorker: (_moduleId, label) => new Worker(`/assets/${WORKERS[label] ?? 'editor.worker.js'}`),
};
